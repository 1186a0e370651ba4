package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.recipe.LossWeights;
import io.agestream.train.examples.Batch;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values by PyTorch: src/test/golden/make_training_golden.py. */
class AgeObjectiveTest {

    private static final AgeObjective OBJECTIVE = objective(LossWeights.DEFAULT);
    private static final float[] AGES = {1, 24, 93};

    @Test
    void shouldGiveLossAndGradientsOfPyTorch() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager()) {
            // Given
            NDArray logits = manager.create(wave(), new Shape(3, 100));
            logits.setRequiresGradient(true);
            Batch batch = new Batch(ByteBuffer.allocate(0), new int[] {0, 5, 9}, AGES, new int[] {0, 1, 2});

            // When
            float loss;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray value = OBJECTIVE.loss(logits, batch);
                collector.backward(value);
                loss = value.getFloat();
            }

            // Then
            assertThat(loss).isCloseTo(10.35157f, within(1e-4f));
            float[] gradients = Arrays.copyOfRange(logits.getGradient().toFloatArray(), 120, 126);
            assertThat(gradients)
                    .containsExactly(
                            new float[] {-0.0196873f, -0.0450577f, -0.0704771f, -0.0844227f, -0.0704488f, -0.0448195f},
                            within(2e-6f));
        }
    }

    @Test
    void shouldAimAtTheYearsAroundTheLabelMoreWidelyTheOlderItIs() {
        // When
        float[] targets = OBJECTIVE.targets(AGES);

        // Then
        assertThat(Arrays.copyOfRange(targets, 120, 123))
                .containsExactly(new float[] {0.042991f, 0.114156f, 0.205101f}, within(1e-6f));
        for (int row = 0; row < 3; row++) {
            double sum = 0;
            for (int k = 0; k < 100; k++) {
                sum += targets[row * 100 + k];
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
        assertThat(targets[0]).isGreaterThan(targets[123]).isGreaterThan(0.5f);
    }

    @Test
    void shouldKnowWhatBlindGuessesCost() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager()) {
            // Given: every age once
            float[] ages = new float[100];
            int[] groups = new int[100];
            for (int i = 0; i < 100; i++) {
                ages[i] = i + 1;
                groups[i] = AgeGroups.DEFAULT.groupOf(i + 1).orElseThrow();
            }

            // When
            NDArray loss = OBJECTIVE.loss(
                    manager.zeros(new Shape(100, 100)), new Batch(ByteBuffer.allocate(0), groups, ages, new int[100]));

            // Then
            assertThat(OBJECTIVE.ofGuessing()).isCloseTo(loss.getFloat(), within(1e-3));
        }
    }

    @Test
    void shouldWeighDistanceAndGroupsAsTheRecipeSays() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager()) {
            // Given
            NDArray logits = manager.create(wave(), new Shape(3, 100));
            Batch batch = new Batch(ByteBuffer.allocate(0), new int[] {0, 5, 9}, AGES, new int[] {0, 1, 2});

            // When
            float divergence = loss(new LossWeights(0, 0), logits, batch);
            float distance = loss(new LossWeights(1, 0), logits, batch) - divergence;
            float group = loss(new LossWeights(0, 1), logits, batch) - divergence;

            // Then
            assertThat(loss(new LossWeights(0.3f, 2), logits, batch))
                    .isCloseTo(divergence + 0.3f * distance + 2 * group, within(1e-4f));
            assertThat(distance).isGreaterThan(1);
            assertThat(group).isGreaterThan(1);
        }
    }

    private static float loss(LossWeights weights, NDArray logits, Batch batch) {
        return objective(weights).loss(logits, batch).getFloat();
    }

    private static AgeObjective objective(LossWeights weights) {
        return new AgeObjective(AgeGroups.DEFAULT, new AgeRange(1, 100), weights);
    }

    private static float[] wave() {
        float[] wave = new float[300];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = (float) (2 * Math.sin(0.3 + 0.7 * i));
        }
        return wave;
    }
}
