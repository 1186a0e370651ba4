package io.agestream.train.training;

import static io.agestream.train.training.TestParameters.parameter;
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
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SgdTest {

    /** With a gradient of 4 and a rate of 0.1 · 0.5 by hand: 1 − 0.2 − 0.2, and 1 − 0.2 − (0.9 · 0.2 + 0.2). */
    @ParameterizedTest
    @CsvSource({"0, 0.6", "0.9, 0.42"})
    void shouldMoveByTheRateTimesTheGradient(float momentum, float afterTwoSteps) {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                Sgd sgd = new Sgd(new Optimizer.Sgd(0.1f, momentum), manager)) {
            Map<String, Parameter> parameters = Map.of("a", parameter(manager.ones(new Shape(1))));

            for (int step = 0; step < 2; step++) {
                NDArray weight = parameters.get("a").getArray();
                try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                    collector.backward(weight.mul(4).sum().mul(sgd.gradientFactor(0.5)));
                }
                sgd.step(parameters, 0.5);
                Gradients.drop(parameters.values());
            }

            assertThat(parameters.get("a").getArray().toFloatArray()[0]).isCloseTo(afterTwoSteps, within(1e-6f));
        }
    }
}
