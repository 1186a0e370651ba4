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
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values by singular value decomposition: src/test/golden/make_training_golden.py. */
class MuonTest {

    private static final Optimizer.AdamW OTHERS = new Optimizer.AdamW(0.02f, 0.05f, 5);
    private static final Optimizer.Muon SETTINGS = new Optimizer.Muon(0.95f, OTHERS);
    private static final Shape WIDE = new Shape(2, 1, 2, 2);
    private static final Shape TALL = new Shape(4, 1, 1, 2);
    private static final float[] EXPECTED_WIDE = {
        0.104538f, 0.723091f, 1.001563f, 0.808984f, 0.247206f, -0.436767f, -0.915322f, -0.963387f
    };
    private static final float[] EXPECTED_TALL = {
        0.092882f, 0.723496f, 1.001137f, 0.810271f, 0.247439f, -0.448057f, -0.917024f, -0.962581f
    };

    @Test
    void shouldGoWhereSingularValuesOfOneLead() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                Muon optimizer = new Muon(SETTINGS, manager)) {
            // Given
            Map<String, Parameter> parameters = parameters(manager);

            // When
            for (int step = 0; step < 5; step++) {
                step(optimizer, parameters, step, manager);
            }

            // Then
            assertThat(values(parameters, "wide")).containsExactly(EXPECTED_WIDE, within(1e-5f));
            assertThat(values(parameters, "tall")).containsExactly(EXPECTED_TALL, within(1e-5f));
        }
    }

    @Test
    void shouldMoveWhatIsNoKernelAsAdamWDoes() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                Muon muon = new Muon(SETTINGS, manager);
                AdamW adamW = new AdamW(OTHERS, manager)) {
            // Given
            Map<String, Parameter> ofMuon = parameters(manager);
            Map<String, Parameter> ofAdamW = parameters(manager);
            ofAdamW.keySet().retainAll(Set.of("bias"));

            // When
            for (int step = 0; step < 5; step++) {
                step(muon, ofMuon, step, manager);
                step(adamW, ofAdamW, step, manager);
            }

            // Then
            assertThat(values(ofMuon, "bias")).isEqualTo(values(ofAdamW, "bias"));
        }
    }

    @Test
    void shouldGoOnAsIfUndisturbedWhenItsStateIsRestored() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                Muon first = new Muon(SETTINGS, manager);
                Muon second = new Muon(SETTINGS, manager)) {
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
            assertThat(values(parameters, "wide")).containsExactly(EXPECTED_WIDE, within(1e-5f));
            assertThat(values(parameters, "tall")).containsExactly(EXPECTED_TALL, within(1e-5f));
        }
    }

    private static Map<String, Parameter> parameters(NDManager manager) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        parameters.put("wide", parameter(manager.create(wave(8, 0.1, 1), WIDE)));
        parameters.put("tall", parameter(manager.create(wave(8, 0.1, 1), TALL)));
        parameters.put("bias", parameter(manager.create(wave(2, 2.0, 1))));
        return parameters;
    }

    /** The gradient of a sum of products is the other factor. */
    private static void step(Updater optimizer, Map<String, Parameter> parameters, int step, NDManager manager) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray loss = manager.create(0f);
            for (Parameter parameter : parameters.values()) {
                NDArray weight = parameter.getArray();
                int count = (int) weight.getShape().size();
                NDArray factor = manager.create(wave(count, 1.0 + step, 0.3), weight.getShape());
                loss = loss.add(weight.mul(factor).sum());
            }
            collector.backward(loss);
        }
        optimizer.step(parameters, (step + 1) / 5.0);
        Gradients.drop(parameters.values());
    }

    private static float[] values(Map<String, Parameter> parameters, String name) {
        return parameters.get(name).getArray().toFloatArray();
    }
}
