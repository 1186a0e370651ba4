package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.tensor.TensorSpecification;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MirroredScorerTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final int SIDE = 128;
    private static final int N = 3;
    private static final Network NETWORK = Network.initialised(Networks.named("tiny", 10), TENSOR, 1);

    @AfterAll
    static void close() {
        NETWORK.close();
    }

    @Test
    void shouldTakeTheMeanOfTheProbabilitiesOfBothImages() {
        try (Scorer plain = NETWORK.newScorer();
                Scorer mirrored = new MirroredScorer(NETWORK.newScorer(), TENSOR)) {
            float[][] one = plain.score(images(false), N, 1);
            float[][] other = plain.score(images(true), N, 1);
            float[][] mean = mirrored.score(images(false), N, 1);
            for (int i = 0; i < N; i++) {
                assertThat(one[i]).isNotEqualTo(other[i]);
                for (int k = 0; k < one[i].length; k++) {
                    assertThat(mean[i][k]).isCloseTo((one[i][k] + other[i][k]) / 2, within(1e-6f));
                }
            }
        }
    }

    @Test
    void shouldSayTheSameOfAnImageAndOfItsMirrorImage() {
        try (Scorer mirrored = new MirroredScorer(NETWORK.newScorer(), TENSOR)) {
            assertThat(mirrored.logits(images(false), N)).isDeepEqualTo(mirrored.logits(images(true), N));
            assertThat(mirrored.score(images(false), N, 0.8)).isDeepEqualTo(mirrored.score(images(true), N, 0.8));
        }
    }

    /** Behind a byte that is not theirs. */
    private static ByteBuffer images(boolean mirrored) {
        byte[] pixels = new byte[N * SIDE * SIDE];
        new Random(5).nextBytes(pixels);
        ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length + 1).put((byte) 7);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE;
            buffer.put(mirrored ? pixels[i - x + SIDE - 1 - x] : pixels[i]);
        }
        return buffer.position(1);
    }
}
