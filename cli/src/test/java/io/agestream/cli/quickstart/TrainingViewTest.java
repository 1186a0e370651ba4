package io.agestream.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.console.Console;
import io.agestream.cli.quickstart.TrainingStatus.Epoch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingViewTest {

    private static final Epoch FIRST = new Epoch(1, 0.4, "epoch 1/2 · …");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final TrainingView view = new TrainingView(
            new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), 0, Clock.systemUTC()),
            new Stopwatch(System::nanoTime));

    @Test
    void shouldNotHaveBegunWhenItWaitsForExamples() {
        view.show(Optional.of(status("waiting", null)));

        assertThat(view.hasBegun()).isFalse();
    }

    @Test
    void shouldStillHaveBegunWhenItWaitsBetweenEpochs() {
        // Given
        view.show(Optional.of(status("training", null)));

        // When
        view.show(Optional.of(status("waiting", FIRST)));

        // Then
        assertThat(view.hasBegun()).isTrue();
        assertThat(view.isDone()).isFalse();
    }

    @Test
    void shouldShowEachEpochOnce() {
        // When
        view.show(Optional.of(status("publishing", FIRST)));
        view.show(Optional.of(status("training", FIRST)));

        // Then
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("epoch 1/2 · …" + System.lineSeparator());
    }

    @Test
    void shouldSayWhyNoModelWillComeWhenTrainingHasDiverged() {
        // Given
        view.show(Optional.of(status("training", FIRST)));
        assertThat(view.divergence()).isEmpty();

        // When
        view.show(Optional.of(
                new TrainingStatus("diverged", 2, 2, 100, 10, 1.0, FIRST, "v1", "Training diverged in epoch 2: why.")));

        // Then
        assertThat(view.divergence()).hasValueSatisfying(sentence -> assertThat(sentence)
                .startsWith("Training diverged in epoch 2: why. ")
                .contains("AGESTREAM_TRAIN_LEARNING_RATE"));
        assertThat(view.progress()).isEqualTo("training has diverged");
        assertThat(view.isDone()).isFalse();
    }

    private static TrainingStatus status(String state, Epoch last) {
        return new TrainingStatus(state, 1, 2, 100, 10, 1.0, last, null, null);
    }
}
