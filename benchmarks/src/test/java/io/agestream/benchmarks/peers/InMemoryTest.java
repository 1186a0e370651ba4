package io.agestream.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.benchmarks.load.RandomTensors;
import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.engine.PyTorchEngine;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.network.NativeEngine;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InMemoryTest {

    static Stream<ScoringEngine> engines() {
        return Stream.of(new PyTorchEngine(), new OnnxRuntimeEngine());
    }

    @ParameterizedTest
    @MethodSource("engines")
    void shouldMeasureEachEngineOnSeveralThreads(ScoringEngine engine) throws Exception {
        NativeEngine.load(1);
        try (Engine network = new Engine(engine, TestCheckpoint.of("tiny", 1))) {
            assertThat(rate(network::scoring)).isPositive();
        }
    }

    @Test
    void shouldMeasureTheEnginesOwnApiOnTheSameNetwork() throws Exception {
        NativeEngine.load(1);
        try (OnnxRuntime network = new OnnxRuntime(TestCheckpoint.of("tiny", 1))) {
            assertThat(rate(network::scoring)).isPositive();
        }
    }

    private static double rate(Supplier<Scoring> scorings) throws InterruptedException {
        return new InMemory(
                        "tiny", scorings, RandomTensors.of(8, 1), new InMemory.Settings(2, 4, Duration.ofMillis(50)))
                .rate();
    }
}
