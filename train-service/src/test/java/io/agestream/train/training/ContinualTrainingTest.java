package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.EXAMPLES;
import static io.agestream.train.training.BrightnessTraining.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.manifest.Lineage;
import io.agestream.model.recipe.Recipes;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows the planned epochs. */
class ContinualTrainingTest {

    private static final TrainingPlan PLAN = plan(1, 0.9f, 1, After.FOLLOW);

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private BrightnessTraining training;

    @BeforeEach
    void setUp(@TempDir Path folder) throws IOException {
        training = new BrightnessTraining(folder);
    }

    @AfterEach
    void tearDown() throws IOException {
        training.close();
    }

    @Test
    void shouldTrainOnNewAndReplayedExamplesWhenEnoughHaveCome() throws IOException {
        // Given
        training.follow(checkpoints, PLAN, 1);

        // When
        training.addExamples(EXAMPLES, EXAMPLES + 70);
        training.follow(checkpoints, PLAN, 2);

        // Then
        int fresh = training.trainingFrom(EXAMPLES);
        assertThat(fresh).isBetween(50, 69);
        Checkpoint last = checkpoints.checkpoint(2);
        assertThat(last.lineage().continual()).isEqualTo(new Lineage.Continual(fresh, fresh));
        assertThat(last.lineage().parent()).isEqualTo("v1");
        assertThat(last.lineage().training()).isEqualTo(training.trainingFrom(0));
        assertThat(last.epoch().samples()).isEqualTo(2 * fresh);
        assertThat(last.epoch().line()).startsWith("epoch 2/2 · ");
        assertThat(last.weights()).isNotEqualTo(checkpoints.checkpoint(1).weights());
        assertThat(checkpoints.checkpoint(1).lineage().continual()).isNull();
    }

    @Test
    void shouldWaitForMoreWhenTooFewHaveCome() throws Exception {
        // Given: one less than the 50 that it takes
        training.follow(checkpoints, PLAN, 1);
        int to = EXAMPLES;
        while (training.trainingFrom(EXAMPLES) < 49) {
            training.addExamples(to, ++to);
        }
        Progress progress = new Progress();
        TrainingLoop loop = training.loop(checkpoints, PLAN, progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> progress.status().state() == Progress.State.FOLLOWING);

        // When
        while (training.trainingFrom(EXAMPLES) < 50) {
            assertThat(checkpoints.published).hasSize(1);
            training.addExamples(to, ++to);
        }

        // Then
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> checkpoints.published.size() == 2);
        loop.stop();
        thread.join();
        assertThat(checkpoints.published).hasSize(2);
        assertThat(checkpoints.checkpoint(2).lineage().continual()).isEqualTo(new Lineage.Continual(50, 50));
    }

    @Test
    void shouldGoOnAsAnUndisturbedRunWouldWhenResumedBetweenContinualEpochs() throws IOException {
        // Given
        undisturbed(PLAN);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        resumed.published.addAll(checkpoints.published.subList(0, 2));

        // When
        training.follow(resumed, PLAN, 3);

        // Then
        assertResumed(resumed);
    }

    /** With momenta, averages and random changes of the images. */
    @Test
    void shouldGoOnAsAnUndisturbedRunWouldWhenTheFullRecipeIsResumed() throws IOException {
        // Given
        TrainingPlan plan =
                plan("agenet-s", Recipes.named("agenet", Map.of("epochs", "1", "batch-size", "32"), 7), After.FOLLOW);
        undisturbed(plan);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        resumed.published.addAll(checkpoints.published.subList(0, 2));

        // When
        training.follow(resumed, plan, 3);

        // Then
        assertResumed(resumed);
        assertThat(resumed.checkpoint(3).state().orElseThrow())
                .isEqualTo(checkpoints.checkpoint(3).state().orElseThrow());
    }

    @Test
    void shouldNotTrainOnWhatIsErased() throws IOException {
        // Given
        training.follow(checkpoints, PLAN, 1);
        training.addExamples(EXAMPLES, EXAMPLES + 70);

        // When: half of what was there before
        for (int i = 0; i < EXAMPLES; i += 2) {
            training.eraseExample(i);
        }
        training.follow(checkpoints, PLAN, 2);

        // Then
        int fresh = training.trainingFrom(EXAMPLES);
        Checkpoint last = checkpoints.checkpoint(2);
        assertThat(last.lineage().continual()).isEqualTo(new Lineage.Continual(fresh, fresh));
        assertThat(last.lineage().training())
                .isEqualTo(training.trainingFrom(0))
                .isLessThan(250);
    }

    @Test
    void shouldTrainOnAllOfItAgainWhenMoreEpochsArePlannedThanBefore() throws IOException {
        // Given
        undisturbed(PLAN);

        // When
        training.train(checkpoints, plan(4, 0.9f, 1, After.STOP), 4);

        // Then
        assertThat(checkpoints.checkpoint(4).lineage().continual()).isNull();
        assertThat(checkpoints.checkpoint(4).epoch().samples()).isEqualTo(training.trainingFrom(0));
    }

    /** A planned epoch and two continual ones. */
    private void undisturbed(TrainingPlan plan) throws IOException {
        training.follow(checkpoints, plan, 1);
        training.addExamples(EXAMPLES, EXAMPLES + 70);
        training.follow(checkpoints, plan, 2);
        training.addExamples(EXAMPLES + 70, EXAMPLES + 140);
        training.follow(checkpoints, plan, 3);
    }

    private void assertResumed(MemoryCheckpoints resumed) {
        assertThat(resumed.checkpoint(3).weights())
                .isEqualTo(checkpoints.checkpoint(3).weights());
        assertThat(resumed.checkpoint(3).lineage())
                .isEqualTo(checkpoints.checkpoint(3).lineage());
        assertThat(resumed.checkpoint(3).weights())
                .isNotEqualTo(checkpoints.checkpoint(2).weights());
    }
}
