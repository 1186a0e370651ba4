package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.EXAMPLES;
import static io.agestream.train.training.BrightnessTraining.plan;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.Subgroups;
import io.agestream.model.evaluation.TemperatureFit;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

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
        training.train(checkpoints, plan("tiny", Recipe.plain(0.01f, 0, 16, 20, 1), After.STOP), 20);

        // Then
        Checkpoint first = checkpoints.checkpoint(1);
        Checkpoint last = checkpoints.checkpoint(20);
        assertThat(last.epoch().loss()).isLessThan(0.7 * first.epoch().loss());
        assertThat(last.epoch().validationAccuracy()).isGreaterThan(0.5);
        assertThat(last.epoch().samples() + last.epoch().validationSamples()).isEqualTo(EXAMPLES);
        assertThat(last.epoch().step()).isEqualTo(20L * ((last.epoch().samples() + 15) / 16));
        assertThat(last.lineage().parent()).isEqualTo("v19");
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
        TemperatureFit fit = requireNonNull(evaluation.temperatureFit());
        assertThat(fit.halves().stream().mapToInt(TemperatureFit.Half::examples).sum())
                .isEqualTo(evaluation.figures().examples());
        assertThat(last.temperature()).isNotEqualTo(1).isEqualTo(fit.toServe(evaluation.untempered()));
        assertThat(evaluation.figures().temperature()).isEqualTo(last.temperature());
        assertThat(evaluation.subgroups()).extracting(Subgroups::label).containsExactly("ethnicity", "sex");
        assertThat(evaluation.subgroups()).allSatisfy(by -> assertThat(
                        by.cells().stream().mapToInt(Cell::examples).sum() + by.unlabelled())
                .isEqualTo(evaluation.figures().examples())
                .isGreaterThan(2 * by.unlabelled()));
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
}
