package io.agestream.model.checkpoint;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.Scorer;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A fixed batch of drawn patterns that training scores when it publishes a checkpoint; every predictor scores its first
 * tensors again before it swaps: equal results show that weights, network, layout and engine are what they were.
 */
public final class GoldenBatch {

    /** Largest difference of a probability that other processors and engines may make. */
    public static final float TOLERANCE = 1e-3f;

    private static final int SIZE = 8;
    /** So many of them are scored again: each would show another network, and all would cost a swap twice as much. */
    private static final int CHECKED = 4;

    private static final long SEED = 20_200_723L;

    private final ByteBuffer tensors;
    private final int tensorBytes;

    /** Draws it. May be used by several threads. */
    public GoldenBatch(TensorSpecification tensor) {
        this.tensors = draw(tensor);
        this.tensorBytes = tensor.bytes();
    }

    /**
     * The probabilities of the batch at temperature 1, a row per tensor: at the temperature that a checkpoint scores with,
     * a high one would hide that the network is another, and a low one blow up the rounding of another engine.
     */
    public List<float[]> score(Scorer scorer) {
        return score(scorer, SIZE);
    }

    private List<float[]> score(Scorer scorer, int first) {
        return List.of(scorer.score(tensors.duplicate().limit(first * tensorBytes), first, 1));
    }

    /**
     * Whether the network computes what the manifest says, as far as the first tensors show.
     *
     * @param expected what {@link #score} gave
     * @param scorer   of the network
     * @return empty if it does, or else what is wrong
     */
    public Optional<String> difference(List<float[]> expected, Scorer scorer) {
        if (expected.size() != SIZE) {
            return Optional.of("its manifest has " + expected.size() + " golden results instead of " + SIZE);
        }
        List<float[]> actual = score(scorer, CHECKED);
        for (int i = 0; i < actual.size(); i++) {
            if (expected.get(i).length != actual.get(i).length) {
                return Optional.of("its golden results are of " + expected.get(i).length + " groups instead of "
                        + actual.get(i).length);
            }
            for (int k = 0; k < actual.get(i).length; k++) {
                float difference = Math.abs(expected.get(i)[k] - actual.get(i)[k]);
                // Written so that NaN is refused, too.
                if (!(difference <= TOLERANCE)) {
                    return Optional.of("on golden tensor " + i + " it gives group " + k + " the probability "
                            + actual.get(i)[k] + " instead of " + expected.get(i)[k]);
                }
            }
        }
        return Optional.empty();
    }

    /** Coarse random blocks with fine noise: neither flat nor pure noise, so that every filter has something to see. */
    private static ByteBuffer draw(TensorSpecification tensor) {
        SplittableRandom random = new SplittableRandom(SEED);
        int height = tensor.shape().get(1);
        int width = tensor.shape().get(2);
        ByteBuffer buffer = ByteBuffer.allocateDirect(SIZE * tensor.bytes());
        for (int plane = 0; plane < SIZE * tensor.shape().get(0); plane++) {
            int[][] blocks = new int[9][9];
            for (int[] row : blocks) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = random.nextInt(224);
                }
            }
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    buffer.put((byte) (blocks[y * 9 / height][x * 9 / width] + random.nextInt(32)));
                }
            }
        }
        return buffer.flip();
    }
}
