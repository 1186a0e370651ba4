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
import io.agestream.model.network.NativeEngine;
import io.agestream.model.recipe.Optimizer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GradientNormTest {

    @Test
    void shouldBeThatOfAllGradientsTogetherBeforeTheyAreClipped() {
        NativeEngine.load(0);
        try (NDManager manager = NDManager.newBaseManager();
                AdamW clipping = new AdamW(new Optimizer.AdamW(0.1f, 0, 1), manager)) {
            // Given: the gradient of a sum of products is the other factor; 3² + 4² + 12² = 13²
            Map<String, Parameter> parameters =
                    Map.of("a", parameter(manager.ones(new Shape(2))), "b", parameter(manager.ones(new Shape(1))));
            NDArray a = parameters.get("a").getArray();
            NDArray b = parameters.get("b").getArray();
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                collector.backward(a.mul(manager.create(new float[] {3, 4}))
                        .sum()
                        .add(b.mul(12).sum()));
            }

            // When
            double norm = GradientNorm.of(parameters);
            clipping.step(parameters, 1);

            // Then
            assertThat(norm).isCloseTo(13, within(1e-5));
            assertThat(clipping.gradientNorm().getAsDouble()).isCloseTo(13, within(1e-5));
        }
    }
}
