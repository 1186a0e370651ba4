package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.predict.loading.CheckpointLoader.Result;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointLoaderTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final TestCheckpoint OTHER_WEIGHTS = TestCheckpoint.of("tiny", 2);
    private static final CheckpointPolicy POLICY = new CheckpointPolicy(TestCheckpoint.GROUPS, TestCheckpoint.TENSOR);

    @Test
    void shouldLoadAWarmModelWhenEverythingFits() {
        // Given
        List<String> warmed = new java.util.ArrayList<>();
        CheckpointLoader loader = new CheckpointLoader(
                POLICY,
                (version, blob) -> ByteBuffer.wrap(TINY.weights()),
                TestModels.builder(
                        lease -> {
                            warmed.add(lease.manifest().version());
                            return TestModels.WARM_UP.run(lease);
                        },
                        2));

        // When
        Result result = loader.load(candidate(TINY.manifest("v1", TINY.blob()).toJson()));

        // Then
        assertThat(result).isInstanceOf(Result.Loaded.class);
        LoadedModel model = ((Result.Loaded) result).model();
        assertThat(model.manifest().version()).isEqualTo("v1");
        assertThat(warmed).containsExactly("v1");
        model.release();
        assertThat(model.acquire()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch", "onnxruntime"})
    void shouldScoreAtTheManifestsTemperatureWhateverTheEngine(String engine) {
        // Given: the golden results are those of temperature 1 all the same
        CheckpointLoader loader = loader(engine, false);
        byte[] manifest =
                json(TINY).replace("\"temperature\":1.0", "\"temperature\":2.5").getBytes(StandardCharsets.UTF_8);
        ByteBuffer tensor = tensor();

        // When
        LoadedModel model = ((Result.Loaded) loader.load(candidate(manifest))).model();
        float[] probabilities = model.score(0, tensor, 1)[0];

        // Then
        float[] logits = model.scorer(0).logits(tensor, 1)[0];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit / 2.5);
        }
        for (int i = 0; i < logits.length; i++) {
            assertThat((double) probabilities[i]).isEqualTo(Math.exp(logits[i] / 2.5) / sum, within(1e-6));
        }
        model.release();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch", "onnxruntime"})
    void shouldScoreTheMirrorImageTooWhateverTheEngine(String engine) {
        // Given: the golden results are those of the images alone all the same
        ByteBuffer tensor = tensor();
        ByteBuffer mirrored = ByteBuffer.allocateDirect(tensor.capacity());
        for (int i = 0; i < tensor.capacity(); i++) {
            mirrored.put(tensor.get(i - i % 128 + 127 - i % 128));
        }

        // When
        LoadedModel model = ((Result.Loaded)
                        loader(engine, true).load(candidate(json(TINY).getBytes(StandardCharsets.UTF_8))))
                .model();
        float[] probabilities = model.score(0, tensor, 1)[0];

        // Then
        float[] one = model.scorer(0).score(tensor, 1, 1)[0];
        float[] other = model.scorer(0).score(mirrored.flip(), 1, 1)[0];
        for (int i = 0; i < one.length; i++) {
            assertThat(probabilities[i]).isEqualTo((one[i] + other[i]) / 2, within(1e-6f));
        }
        assertThat(probabilities).isNotEqualTo(one);
        model.release();
    }

    private static CheckpointLoader loader(String engine, boolean mirrored) {
        return new CheckpointLoader(
                POLICY,
                (version, blob) -> ByteBuffer.wrap(TINY.weights()),
                new ModelBuilder(EngineChoice.named(engine), TestModels.WARM_UP, lease -> 1, 1, mirrored));
    }

    private static ByteBuffer tensor() {
        ByteBuffer tensor = ByteBuffer.allocateDirect(TestCheckpoint.TENSOR.bytes());
        new Random(1).ints(tensor.capacity(), 0, 256).forEach(level -> tensor.put((byte) level));
        return tensor.flip();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void shouldRefuseWithTheReasonWhenAFaultIsFound(String reason, String manifest) {
        // Given
        CheckpointLoader loader = loader((version, blob) -> ByteBuffer.wrap(TINY.weights()));

        // When
        Result result = loader.load(candidate(manifest.getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.reason())
                .contains(reason));
    }

    static Stream<Arguments> faults() {
        String right = json(TINY);
        String otherGroups = Json.mapper()
                .valueToTree(AgeGroups.ofEdges(List.of(0, 6, 11, 16, 19, 22, 31, 45, 61, 81, 101)))
                .toString();
        String groups = Json.mapper().valueToTree(TestCheckpoint.GROUPS).toString();
        String tensor = Json.mapper().valueToTree(TestCheckpoint.TENSOR).toString();
        TensorSpecification bilinear =
                new TensorSpecification("UINT8", List.of(1, 128, 128), "GRAY_BT601", "LINEAR", "EXIF_APPLIED");
        return Stream.of(
                arguments("it was trained for the age groups 0-5", right.replace(groups, otherGroups)),
                arguments(
                        "it takes tensors of specification",
                        right.replace(
                                        tensor,
                                        Json.mapper().valueToTree(bilinear).toString())
                                .replace(TestCheckpoint.TENSOR.hash(), bilinear.hash())),
                arguments("as its manifest says", right.replace(TestCheckpoint.TENSOR.hash(), bilinear.hash())),
                arguments("its manifest cannot be read: No valid Manifest", "{\"version\":\"v1\""),
                arguments("weights is missing", right.replace("\"weights\":", "\"wheights\":")),
                arguments("its manifest cannot be read: No valid Manifest", "null"),
                arguments("its manifest cannot be read: No valid Manifest", right.replace("maxPool", "attention")),
                arguments("published under another version's key", right.replace("\"v1\"", "\"v0\"")),
                arguments("its temperature is 0.0", right.replace("\"temperature\":1.0", "\"temperature\":0")),
                arguments(
                        "its network cannot be built: weight 0.weight must be",
                        right.replace("\"kernel\":5", "\"kernel\":7")),
                arguments("on golden tensor 0 it gives group 0 the probability", json(withGoldenOf(OTHER_WEIGHTS))));
    }

    @Test
    void shouldRefuseWhenTheWeightsAreUnreadable() {
        // Given
        CheckpointLoader loader = loader((version, blob) -> {
            throw new UnreadableBlobException("chunk v1/0 of 1 is missing");
        });

        // When
        Result result = loader.load(candidate(json(TINY).getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(result).isEqualTo(new Result.Refused("its weights cannot be read: chunk v1/0 of 1 is missing"));
    }

    @Test
    void shouldRefuseWhenTheWeightsAreNoSafetensors() {
        // Given
        byte[] half = Arrays.copyOf(TINY.weights(), TINY.weights().length / 2);
        CheckpointLoader loader = loader((version, blob) -> ByteBuffer.wrap(half));

        // When
        Result result = loader.load(candidate(json(TINY).getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(result).isInstanceOfSatisfying(Result.Refused.class, refused -> assertThat(refused.reason())
                .startsWith("its network cannot be built"));
    }

    @Test
    void shouldNotAnswerWhenTheSourceIsInTrouble() {
        // Given
        CheckpointLoader loader = loader((version, blob) -> {
            throw new java.io.UncheckedIOException(new java.io.IOException("no answer"));
        });

        // When // Then
        assertThatThrownBy(() -> loader.load(candidate(json(TINY).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(java.io.UncheckedIOException.class);
    }

    private static CheckpointLoader loader(WeightsSource source) {
        return new CheckpointLoader(POLICY, source, TestModels.builder(TestModels.WARM_UP, 1));
    }

    private static TestCheckpoint withGoldenOf(TestCheckpoint other) {
        return new TestCheckpoint(TINY.network(), TINY.weights(), other.golden());
    }

    private static String json(TestCheckpoint checkpoint) {
        return new String(checkpoint.manifest("v1", checkpoint.blob()).toJson(), StandardCharsets.UTF_8);
    }

    private static Candidate candidate(byte[] manifest) {
        return new Candidate("v1", manifest, 0);
    }
}
