package io.agestream.devbroker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentWatchIT {

    @Test
    void shouldEndTheBrokerWhenItsParentIsKilled(@TempDir Path directory) throws Exception {
        // Given
        Process parent = new ProcessBuilder("sleep", "600").start();
        Path log = directory.resolve("log");
        Process broker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevBrokerMain.class.getName(),
                        "--parent",
                        Long.toString(parent.pid()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(log).contains(DevBrokerMain.READY));

            // When
            parent.destroyForcibly();

            // Then
            assertThat(broker.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(broker.exitValue()).isEqualTo(143);
        } finally {
            parent.destroyForcibly();
            broker.destroyForcibly();
        }
    }
}
