package io.agestream.train.training;

import static io.agestream.train.training.TestParameters.parameter;
import static io.agestream.train.training.TestParameters.wave;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.agestream.model.network.Gradients;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.recipe.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values by PyTorch: src/test/golden/make_training_golden.py. */
class AdamWTest {

    private static final float[] EXPECTED = {
        0.067571f, 0.688544f, 1.022753f, 0.832885f, 0.271516f, -0.410888f, 0.93643f, 0.460671f
    };

    @Test
    void shouldGoWherePyTorchGoesWithWarmUpDecayAndClipping() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                AdamW optimizer = optimizer(manager)) {
            // Given
            Map<String, Parameter> parameters = parameters(manager);

            // When
            for (int step = 0; step < 5; step++) {
                step(optimizer, parameters, step, manager);
            }

            // Then
            assertThat(values(parameters)).containsExactly(EXPECTED, within(2e-6f));
        }
    }

    @Test
    void shouldGoOnAsIfUndisturbedWhenItsStateIsRestored() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                AdamW first = optimizer(manager);
                AdamW second = optimizer(manager)) {
            // Given
            Map<String, Parameter> parameters = parameters(manager);
            for (int step = 0; step < 3; step++) {
                step(first, parameters, step, manager);
            }

            // When
            Map<String, NDArray> copies = new LinkedHashMap<>();
            first.state().forEach((name, array) -> copies.put(name, array.duplicate()));
            second.restore(copies);
            for (int step = 3; step < 5; step++) {
                step(second, parameters, step, manager);
            }

            // Then
            assertThat(values(parameters)).containsExactly(EXPECTED, within(2e-6f));
        }
    }

    private static AdamW optimizer(NDManager manager) {
        return new AdamW(new Optimizer.AdamW(0.02f, 0.05f, 5), manager);
    }

    private static Map<String, Parameter> parameters(NDManager manager) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("weight", parameter(manager.create(wave(6, 0.1, 1), new Shape(2, 3))));
        parameters.put("bias", parameter(manager.create(wave(2, 2.0, 1))));
        return parameters;
    }

    /** The gradient of a sum of products is the other factor. */
    private static void step(AdamW optimizer, Map<String, Parameter> parameters, int step, NDManager manager) {
        double scale = step == 1 ? 9 : 0.3;
        NDArray weight = parameters.get("weight").getArray();
        NDArray bias = parameters.get("bias").getArray();
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray first = weight.mul(manager.create(wave(6, 1.0 + step, scale), new Shape(2, 3)))
                    .sum();
            NDArray second =
                    bias.mul(manager.create(wave(2, 3.0 + step, scale))).sum();
            collector.backward(first.add(second));
        }
        optimizer.step(parameters, (step + 1) / 5.0);
        Gradients.drop(parameters.values());
    }

    private static float[] values(Map<String, Parameter> parameters) {
        float[] values = new float[8];
        System.arraycopy(parameters.get("weight").getArray().toFloatArray(), 0, values, 0, 6);
        System.arraycopy(parameters.get("bias").getArray().toFloatArray(), 0, values, 6, 2);
        return values;
    }
}
