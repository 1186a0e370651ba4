package io.agestream.model.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.engine.OnnxRuntimeEngine;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.TrainedLike;
import io.agestream.model.recipe.Recipe;
import io.agestream.model.weights.Weights;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxWriterTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final double TEMPERATURE = 1.7;

    /** As a user would: ONNX Runtime alone, asked for the probabilities. */
    @ParameterizedTest
    @ValueSource(strings = {"article", "tiny"})
    void shouldGiveTheProbabilitiesOfTrainingWhenRunAlone(String name) throws Exception {
        // Given
        NetworkDescription network = Networks.named(name, 10);
        Weights weights = TrainedLike.weights(network, TENSOR, 4, true);
        byte[] pixels = new byte[3 * TENSOR.bytes()];
        new Random(2).nextBytes(pixels);
        float[][] expected;
        try (Network reference = Network.frozen(network, TENSOR, weights);
                Scorer scorer = reference.newScorer()) {
            expected = scorer.score(ByteBuffer.wrap(pixels), 3, TEMPERATURE);
        }
        byte[] file = OnnxWriter.checkpoint(manifest(network), weights);
        keep(name, file);

        // When
        new OnnxRuntimeEngine().load();
        Map<String, float[]> outputs = new LinkedHashMap<>();
        try (Model model = Model.newInstance(name, "OnnxRuntime")) {
            model.load(new ByteArrayInputStream(file), Map.of("optLevel", "NO_OPT"));
            try (NDManager manager = model.getNDManager().newSubManager()) {
                NDList input =
                        new NDList(manager.create(ByteBuffer.wrap(pixels), new Shape(3, 1, 128, 128), DataType.UINT8));
                model.getBlock()
                        .forward(new ParameterStore(manager, false), input, false)
                        .forEach(output -> outputs.put(output.getName(), output.toFloatArray()));
            }
        }

        // Then
        assertThat(outputs).containsOnlyKeys("logits", "probabilities");
        float[] probabilities = outputs.get("probabilities");
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 10; k++) {
                assertThat(probabilities[i * 10 + k]).isCloseTo(expected[i][k], within(1e-4f));
            }
        }
    }

    @Test
    void shouldSayWhatItIsAndHoldTheWeightsUnderTheirNames() throws Exception {
        // Given
        NetworkDescription network = Networks.named("tiny", 10);
        Weights weights = TrainedLike.weights(network, TENSOR, 4, true);

        // When
        ModelProto model = ModelProto.parseFrom(OnnxWriter.checkpoint(manifest(network), weights));

        // Then
        Map<String, String> metadata = new LinkedHashMap<>();
        model.getMetadataPropsList().forEach(property -> metadata.put(property.getKey(), property.getValue()));
        assertThat(metadata)
                .containsEntry("version", "v1")
                .containsEntry("ageGroups", "1-5,6-10,11-15,16-18,19-21,22-30,31-44,45-60,61-80,81-100")
                .containsEntry("ageGroupEdges", "1,6,11,16,19,22,31,45,61,81,101")
                .containsEntry("tensorSpecificationHash", TENSOR.hash())
                .containsEntry("temperature", "1.7")
                .containsEntry("sha256", "ab");
        assertThat(model.getProducerName()).isEqualTo("agestream");
        assertThat(model.getGraph().getNodeList())
                .extracting(NodeProto::getOpType)
                .containsExactly(
                        "Cast",
                        "Mul",
                        "Conv",
                        "Relu",
                        "BatchNormalization",
                        "MaxPool",
                        "Conv",
                        "Relu",
                        "BatchNormalization",
                        "Flatten",
                        "Gemm",
                        "Div",
                        "Softmax");
        TensorProto bias = model.getGraph().getInitializerList().stream()
                .filter(initializer -> initializer.getName().equals("4.bias"))
                .findFirst()
                .orElseThrow();
        assertThat(bias.getDimsList()).containsExactly(16L);
        assertThat(bias.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat(4))
                .isEqualTo(weights.get("4.bias").values()[1]);
    }

    @Test
    void shouldRefuseTheWeightsOfAnotherNetwork() {
        Weights tiny = TrainedLike.weights(Networks.named("tiny", 10), TENSOR, 1, false);
        assertThatThrownBy(() -> OnnxWriter.network(Networks.named("tiny", 9), tiny, TENSOR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight 9.weight must be FLOAT32 of shape [9, 1024], but is of shape [10, 1024]");
    }

    /** For the reference implementation's checker, which needs Python: {@code onnx.checker.check_model(f, True)}. */
    private static void keep(String name, byte[] file) throws Exception {
        Path directory = Files.createDirectories(Path.of("target", "onnx"));
        Files.write(directory.resolve(name + ".onnx"), file);
    }

    private static Manifest manifest(NetworkDescription network) {
        return new Manifest(
                "age",
                "v1",
                Instant.parse("2026-11-23T18:45:00Z"),
                new Blob("ab", 1, "age.checkpoints", 0, List.of()),
                null,
                network,
                TENSOR,
                TENSOR.hash(),
                AgeGroups.DEFAULT,
                TEMPERATURE,
                List.of(),
                Recipe.plain(0.01f, 0f, 128, 20, 1),
                new EpochReport(3, 20, 442, 18854, 171, 1.2, 0.54, 2095, 1.25, 0.523),
                List.of(),
                null,
                new Lineage("age.examples", Map.of(0, 100L), "f", 18854, 2095, Map.of(34, 18854), "hash", null, null),
                Map.of());
    }
}
