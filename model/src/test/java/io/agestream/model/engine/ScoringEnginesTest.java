package io.agestream.model.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.network.TrainedLike;
import io.agestream.model.weights.Weights;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScoringEnginesTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final double TEMPERATURE = 1.3;

    static Stream<Arguments> networksAndEngines() {
        return Stream.of(new PyTorchEngine(), new OnnxRuntimeEngine())
                .flatMap(engine -> Stream.of("article", "tiny", "agenet-s").flatMap(network -> Stream.of(false, true)
                        .map(negativeScales -> Arguments.of(engine, network, negativeScales))));
    }

    /** The unfolded network in PyTorch is what training computes with. */
    @ParameterizedTest
    @MethodSource("networksAndEngines")
    void shouldGiveTheProbabilitiesOfTrainingWhateverTheBatch(
            ScoringEngine engine, String name, boolean negativeScales) {
        // Given
        NetworkDescription description = Networks.named(name, 10);
        Weights weights = TrainedLike.weights(description, TENSOR, 5, negativeScales);
        ByteBuffer tensors = tensors(17);
        engine.load();
        try (Network unfolded = Network.frozen(description, TENSOR, weights);
                Scorer reference = unfolded.newScorer();
                ScoringNetwork network = engine.build(description, TENSOR, weights);
                Scorer scorer = network.newScorer()) {
            float[][] expected = reference.score(tensors, 17, TEMPERATURE);
            for (int n : new int[] {1, 2, 5, 8, 17}) {

                // When
                float[][] actual = scorer.score(tensors.slice(0, n * TENSOR.bytes()), n, TEMPERATURE);

                // Then
                assertThat(actual).hasNumberOfRows(n);
                for (int i = 0; i < n; i++) {
                    assertThat(actual[i]).containsExactly(expected[i], within(1e-4f));
                }
            }
            assertThat(spread(expected))
                    .as("rows that differ by more than engines may")
                    .isGreaterThan(1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("networksAndEngines")
    void shouldGiveTheSameWhenManyThreadsScoreAtOnce(ScoringEngine engine, String name, boolean negativeScales)
            throws Exception {
        // Given
        NetworkDescription description = Networks.named(name, 10);
        Weights weights = TrainedLike.weights(description, TENSOR, 6, negativeScales);
        ByteBuffer tensors = tensors(3);
        engine.load();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ScoringNetwork network = engine.build(description, TENSOR, weights);
                Scorer alone = network.newScorer()) {
            float[][] expected = alone.score(tensors, 3, 1);

            // When
            var together = threads.invokeAll(IntStream.range(0, 4)
                    .<Callable<float[][]>>mapToObj(i -> () -> {
                        try (Scorer scorer = network.newScorer()) {
                            for (int pass = 0; pass < 5; pass++) {
                                scorer.score(tensors.duplicate(), 3, 1);
                            }
                            return scorer.score(tensors.duplicate(), 3, 1);
                        }
                    })
                    .toList());

            // Then
            for (var rows : together) {
                assertThat(rows.get()[2]).containsExactly(expected[2], within(1e-6f));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void shouldRefuseWhatDoesNotFitTogether() {
        NetworkDescription tiny = Networks.named("tiny", 10);
        for (ScoringEngine engine : new ScoringEngine[] {new PyTorchEngine(), new OnnxRuntimeEngine()}) {
            engine.load();
            assertThatThrownBy(() -> engine.build(tiny, TENSOR, new Weights(Map.of())))
                    .hasMessageContaining("weight");
            assertThatThrownBy(() -> engine.build(
                            Networks.named("tiny", 9), TENSOR, TrainedLike.weights(tiny, TENSOR, 1, false)))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    /** Over all outputs, the largest difference between two rows. */
    private static double spread(float[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(k -> Arrays.stream(rows).mapToDouble(row -> row[k]).summaryStatistics())
                .mapToDouble(output -> output.getMax() - output.getMin())
                .max()
                .orElseThrow();
    }

    private static ByteBuffer tensors(int n) {
        byte[] pixels = new byte[n * TENSOR.bytes()];
        new Random(9).nextBytes(pixels);
        return ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
    }
}
