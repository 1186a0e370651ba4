package io.agestream.benchmarks.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.load.Rate;
import io.agestream.benchmarks.load.Workload;
import io.agestream.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With the built predict-service and a broker, both as processes of their own. */
class EndToEndIT {

    @Test
    void shouldGiveEachTensorOnePredictionWhileCheckpointsAreSwapped() throws InterruptedException {
        // Given
        Plan plan = new Plan(
                Input.TENSORS,
                Optional.of(new Workload.Constant(Rate.parse("50"), Duration.ofSeconds(4))),
                true,
                200,
                Duration.ofSeconds(1),
                1,
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                new Plan.Own(Path.of("..").toAbsolutePath().normalize(), "bench.", "tiny", "", 1, 2));
        Console console = new Console(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), 0, Clock.systemUTC());

        // When
        Measurement measurement = new EndToEnd(plan, console, Clock.systemUTC()).measure();

        // Then
        assertThat(measurement.isExact()).isTrue();
        assertThat(measurement.stampedByBroker()).isTrue();
        assertThat(measurement.saturation())
                .hasValueSatisfying(s -> assertThat(s.deliveries().delivered()).isEqualTo(200));
        assertThat(measurement.load()).hasValueSatisfying(load -> {
            assertThat(load.deliveries().delivered()).isEqualTo(250);
            assertThat(load.deliveries().deadLetters()).isZero();
            assertThat(load.swaps()).singleElement().satisfies(swap -> assertThat(swap.first())
                    .as("a prediction by the new version")
                    .isNotNull());
            assertThat(load.measured()).hasSize(200);
        });
    }
}
