package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.EXAMPLES;
import static io.agestream.train.training.BrightnessTraining.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Subgroups;
import io.agestream.model.evaluation.TemperatureFit;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

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
    void shouldLearnWhatTheBrightnessSays() {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();

        // When
        training.train(checkpoints, plan(8, 0, 1, After.STOP), 8);

        // Then
        Checkpoint first = checkpoints.checkpoint(1);
        Checkpoint last = checkpoints.checkpoint(8);
        assertThat(last.epoch().loss()).isLessThan(0.7 * first.epoch().loss());
        assertThat(last.epoch().validationAccuracy()).isGreaterThan(0.5);
        assertThat(last.epoch().samples() + last.epoch().validationSamples()).isEqualTo(EXAMPLES);
        assertThat(last.epoch().step()).isEqualTo(8L * ((last.epoch().samples() + 31) / 32));
        assertThat(last.lineage().parent()).isEqualTo("v7");
    }

    @Test
    void shouldSayWithEachCheckpointHowRightItIsOnTheValidationFold() throws Exception {
        // Given: enough for a temperature
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        training.addExamples(EXAMPLES, 1200);

        // When
        training.train(checkpoints, plan(3, 0, 1, After.STOP), 3);

        // Then
        Checkpoint last = checkpoints.checkpoint(3);
        Assessment evaluation = requireNonNull(last.evaluation());
        assertThat(evaluation.figures().examples()).isEqualTo(last.epoch().validationSamples());
        assertThat(evaluation.figures().accuracy().value())
                .isEqualTo(last.epoch().validationAccuracy());
        assertThat(evaluation.untempered().negativeLogLikelihood())
                .isEqualTo(last.epoch().validationLoss());
        TemperatureFit fit = requireNonNull(evaluation.fit());
        assertThat(fit.fitted() + fit.reported()).isEqualTo(evaluation.figures().examples());
        assertThat(last.temperature()).isNotEqualTo(1).isEqualTo(fit.toServe());
        assertThat(evaluation.figures().temperature()).isEqualTo(last.temperature());
        assertThat(evaluation.subgroups()).extracting(Subgroups::label).containsExactly("ethnicity", "sex");
        assertThat(evaluation.subgroups())
                .allSatisfy(by -> assertThat(by.unlabelled()).isZero());
        assertThat(last.history())
                .containsExactly(
                        checkpoints.checkpoint(1).epoch(),
                        checkpoints.checkpoint(2).epoch());
    }

    @Test
    void shouldGiveTheSameWeightsWhenSeedAndDataAreTheSame() {
        // Given
        MemoryCheckpoints one = new MemoryCheckpoints();
        MemoryCheckpoints same = new MemoryCheckpoints();
        MemoryCheckpoints other = new MemoryCheckpoints();

        // When
        training.train(one, plan(2, 0.9f, 1, After.STOP), 2);
        training.train(same, plan(2, 0.9f, 1, After.STOP), 2);
        training.train(other, plan(2, 0.9f, 2, After.STOP), 2);

        // Then
        assertThat(same.checkpoint(2).weights()).isEqualTo(one.checkpoint(2).weights());
        assertThat(other.checkpoint(2).weights()).isNotEqualTo(one.checkpoint(2).weights());
    }

    @Test
    void shouldTrainOnWhenEnoughNewExamplesHaveComeAfterThePlannedEpochs() throws Exception {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Progress progress = new Progress();
        TrainingLoop loop = training.loop(checkpoints, plan(1, 0, 1, After.FOLLOW), progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await().atMost(PATIENCE).until(() -> progress.status().state() == Progress.State.FOLLOWING);

        // When
        training.addExamples(EXAMPLES, EXAMPLES + 49);
        Awaitility.await()
                .during(Duration.ofMillis(600))
                .until(() ->
                        progress.status().state() == Progress.State.FOLLOWING && checkpoints.published.size() == 1);
        training.addExamples(EXAMPLES + 49, EXAMPLES + 50);

        // Then
        Awaitility.await().atMost(PATIENCE).until(() -> checkpoints.published.size() == 2);
        loop.stop();
        thread.join();
        assertThat(checkpoints.published).hasSize(2);
        assertThat(checkpoints.checkpoint(2).epoch().samples())
                .isGreaterThan(checkpoints.checkpoint(1).epoch().samples());
        assertThat(checkpoints.checkpoint(2).epoch().line()).startsWith("epoch 2/2 · ");
    }

    @Test
    void shouldStopWithTheLastCheckpointWhenTrainingDiverges() {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        training.train(checkpoints, plan(1, 0, 1, After.STOP), 1);
        TrainingLoop diverging =
                training.loop(checkpoints, plan("tiny", Recipe.plain(1e30f, 0, 32, 3, 1), After.STOP), new Progress());

        // When // Then
        assertThatThrownBy(diverging::run)
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("learning-rate");
        assertThat(checkpoints.published).hasSize(1);
    }
}
