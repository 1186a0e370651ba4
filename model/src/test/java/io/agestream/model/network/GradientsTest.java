package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.agestream.contract.tensor.TensorSpecification;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GradientsTest {

    @BeforeAll
    static void load() {
        NativeEngine.load(1);
    }

    @Test
    void shouldKeepTheValuesAndForgetTheGradientsWhenDropped() {
        try (NDManager manager = NDManager.newBaseManager(NativeEngine.PYTORCH)) {
            // Given
            Parameter weight = parameter(manager, true);
            NDArray before = weight.getArray();
            backward(weight, 3);

            // When
            Gradients.drop(List.of(weight));

            // Then: the gradient of the next pass alone, where it would have been 8 otherwise
            assertThat(before.isReleased()).isTrue();
            assertThat(weight.getArray().toFloatArray()).containsExactly(1, 2);
            backward(weight, 5);
            assertThat(weight.getArray().getGradient().toFloatArray()).containsExactly(5, 5);
        }
    }

    @Test
    void shouldMoveWhatTheWeightsWereWhenTheyAreMovedAfterwards() {
        try (NDManager manager = NDManager.newBaseManager(NativeEngine.PYTORCH)) {
            // Given
            Parameter weight = parameter(manager, true);
            backward(weight, 3);
            NDArray view = weight.getArray().stopGradient();

            // When
            Gradients.drop(List.of(weight));
            weight.getArray().stopGradient().addi(1);

            // Then
            assertThat(view.toFloatArray()).containsExactly(2, 3);
        }
    }

    @Test
    void shouldLeaveAloneWhatHasNoGradient() {
        try (NDManager manager = NDManager.newBaseManager(NativeEngine.PYTORCH)) {
            Parameter statistics = parameter(manager, false);
            NDArray before = statistics.getArray();

            Gradients.drop(List.of(statistics));

            assertThat(statistics.getArray()).isSameAs(before);
        }
    }

    /** Red when the parameters of a checkpoint looked at memory of Java's, which the collector frees with the old arrays. */
    @Test
    void shouldKeepTheWeightsOfACheckpointWhenJavasMemoryIsCollected() {
        NetworkDescription article = Networks.named("article", 10);
        byte[] saved;
        try (Network first = Network.initialised(article, TensorSpecification.GRAY_128, 1)) {
            saved = first.weights();
        }
        try (Network resumed = Network.trainable(article, TensorSpecification.GRAY_128, saved)) {
            Gradients.drop(resumed.parameters().values());
            List<ByteBuffer> others = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                System.gc();
                ByteBuffer other = ByteBuffer.allocateDirect(saved.length);
                while (other.hasRemaining()) {
                    other.put((byte) 1);
                }
                others.add(other);
            }
            assertThat(resumed.weights()).isEqualTo(saved);
            assertThat(others).hasSize(10); // in use until here
        }
    }

    private static Parameter parameter(NDManager manager, boolean requiresGradient) {
        Parameter parameter = Parameter.builder()
                .setName("p")
                .setType(Parameter.Type.WEIGHT)
                .optRequiresGrad(requiresGradient)
                .build();
        NDArray values = manager.create(new float[] {1, 2}).duplicate();
        parameter.setArray(values);
        values.setRequiresGradient(requiresGradient);
        return parameter;
    }

    private static void backward(Parameter weight, float gradient) {
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            collector.backward(weight.getArray().mul(gradient).sum());
        }
    }
}
