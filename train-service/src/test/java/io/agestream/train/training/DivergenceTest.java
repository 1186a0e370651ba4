package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.recipe.Recipe;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run whose loss explodes. */
class DivergenceTest {

    private static final int ALL_AT_ONCE = 512;

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final Progress progress = new Progress();
    private BrightnessTraining training;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        training = new BrightnessTraining(folder);
        training.train(checkpoints, plan(1, 0, 1, After.STOP), 1);
    }

    @AfterEach
    void tearDown() throws IOException {
        training.close();
    }

    /** The loss of a batch; that which is still finite; the weights behind the last batch, or what they give, which no loss has seen. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e30 | 32          | the loss is no finite number any more.",
                "1e2  | 32          | more than 5 times that of blind guesses, 2.30.",
                "3e38 | ALL_AT_ONCE | is no finite number any more."
            })
    void shouldStopWithTheLastCheckpointLiveAndSayWhatToChange(float rate, String batchSize, String sentence) {
        // When
        run(rate, batchSize.equals("ALL_AT_ONCE") ? ALL_AT_ONCE : Integer.parseInt(batchSize));

        // Then
        assertThat(progress.status().state()).isEqualTo(Progress.State.DIVERGED);
        assertThat(progress.status().message())
                .startsWith("Training diverged in epoch 2")
                .contains(sentence)
                .contains("Checkpoint v1 stays live; training has stopped.")
                .contains("with a lower agestream.train.learning-rate than " + rate);
        assertThat(progress.status().version()).isEqualTo("v1");
        assertThat(checkpoints.published).hasSize(1);
    }

    @Test
    void shouldSayItAgainWhenStartedAgainAsItWas() {
        // Given
        run(1e30f, 32);

        // When
        run(1e30f, 32);

        // Then
        assertThat(progress.status().state()).isEqualTo(Progress.State.DIVERGED);
        assertThat(checkpoints.published).hasSize(1);
    }

    @Test
    void shouldGoOnFromTheLastCheckpointWhenStartedWithALowerRate() {
        // Given
        run(1e30f, 32);

        // When
        training.train(checkpoints, plan(3, 0, 1, After.STOP), 3);

        // Then
        assertThat(checkpoints.checkpoint(2).lineage().parent()).isEqualTo("v1");
        // Not the validation's loss: after so few steps the normalisations' statistics lag behind the weights.
        assertThat(checkpoints.checkpoint(3).epoch().loss())
                .isLessThan(checkpoints.checkpoint(1).epoch().loss());
    }

    @Test
    void shouldSayThatThereIsNoCheckpointWhenTheFirstEpochDiverges() {
        // Given
        checkpoints.published.clear();

        // When
        run(1e30f, 32);

        // Then
        assertThat(progress.status().message())
                .startsWith("Training diverged in epoch 1 after ")
                .contains("There is no checkpoint yet; training has stopped.");
        assertThat(checkpoints.published).isEmpty();
    }

    private void run(float rate, int batchSize) {
        training.loop(checkpoints, plan("tiny", Recipe.plain(rate, 0, batchSize, 3, 1), After.STOP), progress)
                .run();
    }
}
