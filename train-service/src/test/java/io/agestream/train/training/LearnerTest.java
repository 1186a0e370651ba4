package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.network.Network;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LearnerTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    @Test
    void shouldTellTheSameGradientNormWhateverTheLearningRate() {
        NativeEngine.load(0);

        double slow = normOfTheFirstStep(0.001f);
        double fast = normOfTheFirstStep(0.5f);

        assertThat(slow).isPositive().isCloseTo(fast, Percentage.withPercentage(0.01));
    }

    private static double normOfTheFirstStep(float rate) {
        Network network = Network.initialised(Networks.named("tiny", 10), TENSOR, 1);
        try (Learner learner = Learner.begin(network, Recipe.plain(rate, 0, 2, 1, 1));
                NDManager manager = network.manager().newSubManager();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Engine.getInstance().setRandomSeed(1);
            NDArray tensors = manager.arange(2 * TENSOR.bytes())
                    .toType(DataType.UINT8, false)
                    .reshape(network.batchShape(2));
            NDArray logits = network.forward(new ParameterStore(network.manager(), false), tensors, true);
            collector.backward(logits.square().sum().mul(learner.lossFactor(1)));
            learner.step(1);
            return learner.gradientNorm().orElseThrow();
        }
    }
}
