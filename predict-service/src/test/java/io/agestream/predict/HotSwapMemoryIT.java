package io.agestream.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.agestream.devbroker.DevCluster;
import io.agestream.predict.wiring.PredictService;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HotSwapMemoryIT {

    private static final Path STATUS = Path.of("/proc/self/status");

    @ParameterizedTest
    @ValueSource(strings = {"pytorch", "onnxruntime"})
    void shouldTakeNoMoreMemoryAfterFiftySwapsThanAfterFive(String engine) throws Exception {
        // Given
        assumeThat(STATUS).exists();
        TestLogging.show();
        TestCheckpoint checkpoint = TestCheckpoint.of("tiny", 1);
        // The broker's memory must not be this process'.
        try (DevCluster broker = DevCluster.start(1);
                Installation age = new Installation(broker.bootstrapServers(), "memory.")) {
            RecordingMetrics metrics = new RecordingMetrics();
            PredictService service = age.start(metrics, Optional.empty(), engine);
            swap(age, metrics, checkpoint, 5);
            long afterFive = residentKilobytes();

            // When
            swap(age, metrics, checkpoint, 50);
            long afterFifty = residentKilobytes();
            service.close();
            System.out.printf("%s: resident after 5 swaps %,d kB, after 50 %,d kB%n", engine, afterFive, afterFifty);

            // Then
            assertThat(metrics.swapped).hasSize(50);
            assertThat(afterFifty).isLessThan(afterFive + afterFive / 10);
            age.assertEachPredictedOnce();
        }
    }

    /** Swaps until so many versions have served, with something to score in between. */
    private static void swap(Installation age, RecordingMetrics metrics, TestCheckpoint checkpoint, int until)
            throws InterruptedException {
        for (int version = metrics.swapped.size() + 1; version <= until; version++) {
            age.publisher.publish("v" + version, checkpoint);
            int expected = version;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> metrics.swapped.size() == expected);
            age.sendTensors(40);
            age.awaitResults(40 * version);
        }
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
