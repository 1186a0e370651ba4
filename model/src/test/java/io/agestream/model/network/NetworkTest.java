package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final NetworkDescription ARTICLE = Networks.named("article", 10);
    private static final NetworkDescription TINY = Networks.named("tiny", 10);

    @Test
    void shouldHaveAsManyValuesAsTheArticlesNetwork() {
        try (Network network = Network.initialised(ARTICLE, TENSOR, 1)) {
            assertThat(network.valueCount()).isEqualTo(4_274_394);
        }
    }

    /** Names and shapes of torch.nn.Sequential(Conv2d(1,16,3,padding=1), ReLU(), BatchNorm2d(16), …).state_dict(). */
    @Test
    void shouldBeLaidOutAsAStateDictWhenTheHeaderIsReadIndependently() throws Exception {
        // Given
        byte[] weights;
        try (Network network = Network.initialised(ARTICLE, TENSOR, 1)) {
            weights = network.weights();
        }

        // When: the format of huggingface/safetensors read by hand: u64 length, JSON, data
        int length =
                (int) ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).getLong();
        JsonNode header = Json.mapper().readTree(new String(weights, 8, length, StandardCharsets.UTF_8));

        // Then
        List<String> names = new ArrayList<>();
        header.fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "0.weight",
                        "0.bias",
                        "2.weight",
                        "2.bias",
                        "2.running_mean",
                        "2.running_var",
                        "3.weight",
                        "3.bias",
                        "5.weight",
                        "5.bias",
                        "5.running_mean",
                        "5.running_var",
                        "7.weight",
                        "7.bias",
                        "9.weight",
                        "9.bias",
                        "9.running_mean",
                        "9.running_var",
                        "10.weight",
                        "10.bias",
                        "12.weight",
                        "12.bias",
                        "12.running_mean",
                        "12.running_var",
                        "15.weight",
                        "15.bias",
                        "18.weight",
                        "18.bias",
                        "20.weight",
                        "20.bias");
        assertThat(header.at("/0.weight/shape").toString()).isEqualTo("[16,1,3,3]");
        assertThat(header.at("/3.weight/shape").toString()).isEqualTo("[16,16,5,5]");
        assertThat(header.at("/15.weight/shape").toString()).isEqualTo("[256,16384]");
        assertThat(header.at("/20.weight/shape").toString()).isEqualTo("[10,256]");
        assertThat(header.at("/20.weight/dtype").asText()).isEqualTo("F32");
        long end = 0;
        for (JsonNode tensor : header) {
            end = Math.max(end, tensor.at("/data_offsets/1").asLong());
        }
        assertThat(8 + length + end).isEqualTo(weights.length);
    }

    @Test
    void shouldWriteTheSameBytesWhenReadBack() {
        // Given
        byte[] weights;
        try (Network network = Network.initialised(TINY, TENSOR, 7)) {
            weights = network.weights();
        }

        // When
        byte[] again;
        try (Network network = Network.trainable(TINY, TENSOR, weights)) {
            again = network.weights();
        }

        // Then
        assertThat(again).isEqualTo(weights);
    }

    @Test
    void shouldStartFromTheSameWeightsOnlyWhenTheSeedIsTheSame() {
        try (Network one = Network.initialised(TINY, TENSOR, 7);
                Network same = Network.initialised(TINY, TENSOR, 7);
                Network other = Network.initialised(TINY, TENSOR, 8)) {
            assertThat(same.weights()).isEqualTo(one.weights());
            assertThat(other.weights()).isNotEqualTo(one.weights());
        }
    }

    /** Glorot's limits as Keras has them: ±√(6 / (fan in + fan out)). */
    @Test
    void shouldStayWithinGlorotsLimitsWhenInitialised() {
        try (Network network = Network.initialised(ARTICLE, TENSOR, 1)) {
            float[] weights = network.parameters().get("3.weight").getArray().toFloatArray();
            double limit = Math.sqrt(6.0 / (16 * 25 + 16 * 25));
            double largest = 0;
            for (float w : weights) {
                largest = Math.max(largest, Math.abs(w));
            }
            assertThat(largest).isLessThanOrEqualTo(limit).isGreaterThan(0.99 * limit);
        }
    }

    /** A network of one linear layer, computed by hand: logits = W · x / 255 + b. */
    @Test
    void shouldScaleThePixelsFirstWhenScoring() {
        // Given
        TensorSpecification four = new TensorSpecification("UINT8", List.of(1, 2, 2), "GRAY_BT601", "AREA", "-");
        NetworkDescription linear = new NetworkDescription(
                "linear", NetworkDescription.InputScale.UNIT, List.of(new Layer.Flatten(), new Layer.Linear(2)));
        try (Network network = Network.initialised(linear, four, 1);
                Scorer scorer = network.newScorer()) {
            float[] w = network.parameters().get("1.weight").getArray().toFloatArray();
            int[] pixels = {0, 51, 128, 255};

            // When
            float[][] rows = scorer.score(ByteBuffer.wrap(new byte[] {0, 51, (byte) 128, (byte) 255}), 1, 2.0);

            // Then
            double[] logits = new double[2];
            for (int k = 0; k < 2; k++) {
                for (int i = 0; i < 4; i++) {
                    logits[k] += w[k * 4 + i] * pixels[i] / 255.0 / 2.0;
                }
            }
            double expected = Math.exp(logits[0]) / (Math.exp(logits[0]) + Math.exp(logits[1]));
            assertThat((double) rows[0][0]).isCloseTo(expected, within(1e-6));
            assertThat((double) rows[0][0] + rows[0][1]).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void shouldGiveEachImageTheSameProbabilitiesWhateverTheBatch() {
        // Given
        byte[] pixels = new byte[3 * TENSOR.bytes()];
        new Random(3).nextBytes(pixels);
        try (Network network = Network.initialised(ARTICLE, TENSOR, 1);
                Scorer scorer = network.newScorer()) {

            // When
            float[][] together = scorer.score(ByteBuffer.wrap(pixels), 3, 1);
            byte[] third = Arrays.copyOfRange(pixels, 2 * TENSOR.bytes(), pixels.length);
            float[][] alone = scorer.score(ByteBuffer.wrap(third), 1, 1);

            // Then
            assertThat(together[2]).containsExactly(alone[0], within(1e-5f));
            assertThat(together[0][0]).isNotCloseTo(alone[0][0], within(1e-4f)); // else any row would do
        }
    }

    /** torch.nn.BatchNorm2d: running = 0.9 · running + 0.1 · (mean, unbiased variance of the batch). */
    @Test
    void shouldMoveRunningStatisticsByATenthWhenTraining() {
        // Given: a network whose first step after scaling is a normalisation of the pixels themselves
        TensorSpecification four = new TensorSpecification("UINT8", List.of(1, 2, 2), "GRAY_BT601", "AREA", "-");
        NetworkDescription normalised = new NetworkDescription(
                "normalised",
                new NetworkDescription.InputScale(10, 2),
                List.of(new Layer.BatchNorm(0.9f, 1e-5f), new Layer.Flatten(), new Layer.Linear(2)));
        try (Network network = Network.initialised(normalised, four, 1);
                NDManager batch = network.manager().newSubManager()) {
            NDArray pixels =
                    batch.create(ByteBuffer.wrap(new byte[] {10, 11, 12, 13}), network.batchShape(1), DataType.UINT8);

            // When
            network.forward(new ParameterStore(batch, false), pixels, true);

            // Then: the scaled pixels are 0, 2, 4, 6: mean 3, unbiased variance 20/3
            assertThat(network.parameters().get("0.running_mean").getArray().toFloatArray()[0])
                    .isCloseTo(0.3f, within(1e-5f));
            assertThat(network.parameters().get("0.running_var").getArray().toFloatArray()[0])
                    .isCloseTo(0.9f + 2f / 3, within(1e-5f));
        }
    }

    @Test
    void shouldBeRefusedWhenTheWeightsAreOfAnotherNetwork() {
        // Given
        byte[] weights;
        try (Network network = Network.initialised(TINY, TENSOR, 1)) {
            weights = network.weights();
        }

        // Then
        assertThatThrownBy(() -> Network.frozen(ARTICLE, TENSOR, weights)).hasMessageContaining("but the network has");
        assertThatThrownBy(() -> Network.frozen(Networks.named("tiny", 9), TENSOR, weights))
                .hasMessageContaining("9.weight must be FLOAT32 of shape");
        assertThatThrownBy(() -> Network.frozen(TINY, TENSOR, new byte[] {1, 2, 3}))
                .hasMessageContaining("safetensors");
    }

    @Test
    void shouldBeTheSameWhenTheDescriptionIsReadBackFromJson() {
        assertThat(Json.read(Json.write(ARTICLE), NetworkDescription.class)).isEqualTo(ARTICLE);
    }

    @Test
    void shouldNameTheNetworksThereAreWhenAskedForAnother() {
        assertThatThrownBy(() -> Networks.named("resnet", 10)).hasMessageContaining("article, tiny");
    }

    @Test
    void shouldKeepNoGraphWhenFrozen() {
        // Given
        byte[] weights;
        try (Network network = Network.initialised(TINY, TENSOR, 1)) {
            weights = network.weights();
        }

        // When
        try (Network network = Network.frozen(TINY, TENSOR, weights)) {
            // Then
            assertThat(network.parameters().values().stream()
                            .filter(p -> p.getArray().hasGradient()))
                    .isEmpty();
            assertThat(Map.copyOf(network.parameters())).hasSize(14);
        }
    }
}
