package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeRange;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values by PyTorch: src/test/golden/make_agenet_golden.py. */
class AgeNetTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    @ParameterizedTest
    @CsvSource({
        "agenet-s, 514052, -7.04482, 5.90941, -3.91639, 0.47542, 4.484735",
        "agenet, 2090988, -24.98428, 5.47779, 25.08729, -6.25505, 16.411364"
    })
    void shouldGiveTheLogitsOfPyTorchWhenTheWeightsAreTheSame(
            String name, long values, float first, float second, float third, float fourth, double meanOfAbsolutes) {
        // Given
        NetworkDescription description = Networks.named(name, 10);
        try (Network network = Network.frozen(description, TENSOR, waves(description));
                NDManager manager = network.manager().newSubManager()) {

            // When
            float[] logits = network.forward(
                            new ParameterStore(manager, false),
                            manager.create(face(), network.batchShape(1), DataType.UINT8),
                            false)
                    .toFloatArray();

            // Then
            assertThat(network.valueCount()).isEqualTo(values);
            Offset<Float> close = Offset.offset((float) (1e-4 * meanOfAbsolutes));
            assertThat(logits).hasSize(100);
            assertThat(logits[0]).isCloseTo(first, close);
            assertThat(logits[1]).isCloseTo(second, close);
            assertThat(logits[2]).isCloseTo(third, close);
            assertThat(logits[3]).isCloseTo(fourth, close);
            double sum = 0;
            for (float logit : logits) {
                sum += Math.abs(logit);
            }
            assertThat(sum / 100).isCloseTo(meanOfAbsolutes, Offset.offset(1e-4 * meanOfAbsolutes));
        }
    }

    @Test
    void shouldTakeSmallerImagesWhenTraining() {
        // Given
        NetworkDescription description = Networks.named("agenet-s", 10);
        try (Network network = Network.initialised(description, TENSOR, 1);
                NDManager manager = network.manager().newSubManager()) {
            NDArray small = manager.zeros(new Shape(2, 1, 96, 96), DataType.UINT8);

            // When
            NDArray logits = network.forward(new ParameterStore(manager, false), small, true);

            // Then
            assertThat(logits.getShape()).isEqualTo(new Shape(2, 100));
        }
    }

    @Test
    void shouldBeginAsItsShortcutsAlone() {
        // Given
        NetworkDescription description = Networks.named("agenet-s", 10);

        // When
        Weights weights;
        try (Network network = Network.initialised(description, TENSOR, 1)) {
            weights = Safetensors.read(network.weights());
        }

        // Then
        assertThat(weights.get("4.body.4.weight").values()).containsOnly(0f);
        assertThat(weights.get("4.body.1.weight").values()).containsOnly(1f);
        assertThat(weights.get("6.shortcut.2.weight").values()).containsOnly(1f);
    }

    @Test
    void shouldSayWhichAgesItEstimatesWhenReadBackFromJson() {
        // Given
        NetworkDescription description = Networks.named("agenet", 4);

        // When
        NetworkDescription read = Json.read(Json.write(description), NetworkDescription.class);

        // Then
        assertThat(read).isEqualTo(description);
        assertThat(read.ages()).isEqualTo(new AgeRange(1, 100));
    }

    private static Weights waves(NetworkDescription description) {
        Weights initial;
        try (Network network = Network.initialised(description, TENSOR, 1)) {
            initial = Safetensors.read(network.weights());
        }
        List<String> names = new ArrayList<>(new TreeSet<>(initial.byName().keySet()));
        Map<String, WeightTensor> waves = new LinkedHashMap<>();
        for (int k = 0; k < names.size(); k++) {
            String name = names.get(k);
            List<Integer> shape = initial.get(name).shape();
            float[] values = new float[initial.get(name).values().length];
            for (int i = 0; i < values.length; i++) {
                double wave = Math.sin(1.7 * k + 0.61 * i);
                if (shape.size() > 1) {
                    values[i] = (float) (wave * Math.sqrt(2.0 * shape.get(0) / values.length));
                } else if (name.endsWith("bias") || name.endsWith("running_mean")) {
                    values[i] = (float) (0.2 * wave);
                } else {
                    values[i] = (float) (1 + 0.4 * wave);
                }
            }
            waves.put(name, new WeightTensor(shape, values));
        }
        return new Weights(waves);
    }

    private static ByteBuffer face() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(TENSOR.bytes());
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                pixels.put((byte) (x * 3 + y * 5 + x * y % 17 * 7));
            }
        }
        return pixels.flip();
    }
}
