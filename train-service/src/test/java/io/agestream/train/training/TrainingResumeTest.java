package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.manifest.EpochReport;
import io.agestream.model.recipe.Recipes;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that goes on from what another one has published. */
class TrainingResumeTest {

    private static final TrainingPlan FULL_RECIPE =
            plan("agenet-s", Recipes.named("agenet", Map.of("epochs", "3", "first-size", "32"), 7), After.STOP);

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
    void shouldGiveTheWeightsOfAnUndisturbedRunWhenResumed() {
        // Given: momentum, so that the optimizer has a state that matters
        MemoryCheckpoints undisturbed = new MemoryCheckpoints();
        training.train(undisturbed, plan(4, 0.9f, 1, After.STOP), 4);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        training.train(resumed, plan(2, 0.9f, 1, After.STOP), 2);

        // When: a new loop, as after a kill
        training.train(resumed, plan(4, 0.9f, 1, After.STOP), 4);

        // Then
        assertThat(resumed.checkpoint(4).weights())
                .isEqualTo(undisturbed.checkpoint(4).weights());
        assertThat(resumed.checkpoint(4).epoch().step())
                .isEqualTo(undisturbed.checkpoint(4).epoch().step());
        assertThat(resumed.published).hasSize(4);
        assertThat(resumed.checkpoint(4).history())
                .extracting(EpochReport::epoch)
                .containsExactly(1, 2, 3);
        assertThat(resumed.checkpoint(4).evaluation())
                .isEqualTo(undisturbed.checkpoint(4).evaluation());
    }

    /** With momenta, averages, a schedule, two sizes and random changes of the images. */
    @Test
    void shouldGiveTheWeightsOfAnUndisturbedRunWhenTheFullRecipeIsResumed() {
        // Given
        MemoryCheckpoints undisturbed = new MemoryCheckpoints();
        training.train(undisturbed, FULL_RECIPE, 3);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        resumed.published.add(undisturbed.published.get(0));

        // When
        training.train(resumed, FULL_RECIPE, 3);

        // Then
        assertThat(resumed.checkpoint(3).weights())
                .isEqualTo(undisturbed.checkpoint(3).weights());
        assertThat(resumed.checkpoint(3).weights())
                .isNotEqualTo(resumed.checkpoint(1).weights());
        assertThat(resumed.checkpoint(3).state()).hasValueSatisfying(state -> assertThat(state)
                .isEqualTo(undisturbed.checkpoint(3).state().orElseThrow()));
    }
}
