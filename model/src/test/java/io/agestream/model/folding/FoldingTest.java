package io.agestream.model.folding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.Layer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.NetworkDescription.InputScale;
import io.agestream.model.network.Networks;
import io.agestream.model.network.WeightShapes;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What folding makes of layers and numbers; that the probabilities stay is shown with the engines. */
class FoldingTest {

    private static final Layer.BatchNorm NORM = new Layer.BatchNorm(0.9f, 0f);
    private static final TensorSpecification FOUR =
            new TensorSpecification("UINT8", List.of(1, 2, 2), "GRAY_BT601", "AREA", "-");

    @Test
    void shouldLeaveOnlyTheNormalisationsBeforeConvolutionsInTheArticlesNetwork() {
        // Given
        NetworkDescription article = Networks.named("article", 10);

        // When
        FoldedNetwork folded = Folding.fold(article, constant(article, 1f));

        // Then
        assertThat(folded.description().layers().stream()
                        .map(layer -> layer.getClass().getSimpleName()))
                .containsExactly(
                        "Conv2d",
                        "Relu",
                        "BatchNorm", // before a padded convolution
                        "Conv2d",
                        "Relu",
                        "MaxPool",
                        "BatchNorm", // the same, but on a quarter of the values
                        "Conv2d",
                        "Relu",
                        "BatchNorm",
                        "Conv2d",
                        "Relu",
                        "MaxPool",
                        "Flatten", // folded into the dense layer
                        "Linear",
                        "Relu",
                        "Linear",
                        "Relu",
                        "Linear");
        assertThat(folded.description().input()).isEqualTo(new InputScale(0, 1));
        WeightShapes.check(folded.description(), TensorSpecification.GRAY_128, folded.weights());
    }

    @Test
    void shouldNotMoveANormalisationBehindAPoolingWhenAScaleIsNegative() {
        // Given
        NetworkDescription article = Networks.named("article", 10);
        Map<String, WeightTensor> weights =
                new LinkedHashMap<>(constant(article, 1f).byName());
        float[] scales = filled(16, 1f);
        scales[7] = -0.1f;
        weights.put("12.weight", WeightTensor.of(scales));

        // When
        FoldedNetwork folded = Folding.fold(article, new Weights(weights));

        // Then
        assertThat(folded.description().layers().subList(10, 14).stream()
                        .map(layer -> layer.getClass().getSimpleName()))
                .containsExactly("Conv2d", "Relu", "BatchNorm", "MaxPool");
    }

    /** By hand: scale = γ / √σ² = 3 / 2, shift = β − μ · scale = 1 − 4 · 1.5 = −5; w′ = 1.5 · w, b′ = 1.5 · b − 5. */
    @Test
    void shouldScaleTheWeightsOfAConvolutionWhenItsOutputsAreNormalised() {
        // Given
        NetworkDescription network = network(new Layer.Conv2d(1, 1, 1), NORM);
        Map<String, WeightTensor> weights =
                new LinkedHashMap<>(constant(network, 1f).byName());
        weights.put("0.weight", new WeightTensor(List.of(1, 1, 1, 1), new float[] {2}));
        weights.put("0.bias", WeightTensor.of(new float[] {10}));
        norm(weights, "1", 3, 1, 4, 4);

        // When
        FoldedNetwork folded = Folding.fold(network, new Weights(weights));

        // Then
        assertThat(folded.description().layers()).hasSize(3);
        assertThat(folded.weights().get("0.weight").values()).containsExactly(3f);
        assertThat(folded.weights().get("0.bias").values()).containsExactly(10f);
    }

    /** By hand: scale 1.5, shift −5 as above; w′ = 1.5 · w, b′ = b + Σ w · (−5) = 1 − 4 · 5 = −19. */
    @Test
    void shouldShiftTheBiasOfADenseLayerWhenItsInputsAreNormalised() {
        // Given
        NetworkDescription network = network(new Layer.Relu(), NORM);
        Map<String, WeightTensor> weights =
                new LinkedHashMap<>(constant(network, 1f).byName());
        norm(weights, "1", 3, 1, 4, 4);

        // When
        FoldedNetwork folded = Folding.fold(network, new Weights(weights));

        // Then
        assertThat(folded.description().layers())
                .containsExactly(new Layer.Relu(), new Layer.Flatten(), new Layer.Linear(2));
        assertThat(folded.weights().get("2.weight").values()).containsOnly(1.5f);
        assertThat(folded.weights().get("2.bias").values()).containsExactly(-19f, -19f);
    }

    @Test
    void shouldScaleTheFirstWeightsInsteadOfThePixels() {
        // Given
        NetworkDescription network = new NetworkDescription(
                "small",
                InputScale.UNIT,
                network(new Layer.Conv2d(1, 1, 1), new Layer.Relu()).layers());

        // When
        FoldedNetwork folded = Folding.fold(network, constant(network, 51f));

        // Then
        assertThat(folded.description().input()).isEqualTo(new InputScale(0, 1));
        assertThat(folded.weights().get("0.weight").values()[0]).isCloseTo(0.2f, within(1e-7f));
        assertThat(folded.weights().get("0.bias").values()).containsExactly(51f);
    }

    @Test
    void shouldSayWhichWeightIsMissing() {
        NetworkDescription network = network(new Layer.Conv2d(1, 1, 1), NORM);
        assertThatThrownBy(() -> Folding.fold(network, new Weights(Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is missing");
    }

    /** The layers, then a flattening and a dense layer, on one channel of 2 × 2. */
    private static NetworkDescription network(Layer... layers) {
        List<Layer> all = new java.util.ArrayList<>(List.of(layers));
        all.addAll(List.of(new Layer.Flatten(), new Layer.Linear(2)));
        return new NetworkDescription("small", new InputScale(0, 1), all);
    }

    private static Weights constant(NetworkDescription network, float value) {
        TensorSpecification tensor = network.name().equals("small") ? FOUR : TensorSpecification.GRAY_128;
        Map<String, WeightTensor> weights = new LinkedHashMap<>();
        WeightShapes.of(network, tensor)
                .forEach((name, shape) -> weights.put(
                        name, new WeightTensor(shape, filled(shape.stream().reduce(1, Math::multiplyExact), value))));
        return new Weights(weights);
    }

    private static void norm(
            Map<String, WeightTensor> weights, String layer, float gamma, float beta, float mean, float variance) {
        weights.put(layer + ".weight", WeightTensor.of(new float[] {gamma}));
        weights.put(layer + ".bias", WeightTensor.of(new float[] {beta}));
        weights.put(layer + ".running_mean", WeightTensor.of(new float[] {mean}));
        weights.put(layer + ".running_var", WeightTensor.of(new float[] {variance}));
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
