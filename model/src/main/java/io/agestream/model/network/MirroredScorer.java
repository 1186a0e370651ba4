package io.agestream.model.network;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.probability.Probabilities;
import java.nio.ByteBuffer;

/**
 * Scores each tensor and its mirror image and takes the mean of the probabilities, in twice the time ("test-time
 * augmentation"): a face does not age in a mirror, and the errors of the two are not the same ones.
 */
public final class MirroredScorer implements Scorer {

    private final Scorer scorer;
    private final int width;
    private final int bytes;
    /** Grows with the batches, so that none needs memory of its own. */
    private ByteBuffer mirrored = ByteBuffer.allocateDirect(0);

    /** @param scorer taken over */
    public MirroredScorer(Scorer scorer, TensorSpecification tensor) {
        this.scorer = scorer;
        this.width = tensor.shape().get(2);
        this.bytes = tensor.bytes();
    }

    /** The logarithms of the mean probabilities, whose softmax gives these again. */
    @Override
    public float[][] logits(ByteBuffer tensors, int n) {
        float[][] rows = scorer.score(tensors, n, 1);
        float[][] mirrored = scorer.score(mirrored(tensors, n), n, 1);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < rows[i].length; k++) {
                double mean = (rows[i][k] + (double) mirrored[i][k]) / 2;
                rows[i][k] = (float) Math.log(Math.max(mean, Float.MIN_NORMAL));
            }
        }
        return rows;
    }

    @Override
    public float[][] score(ByteBuffer tensors, int n, double temperature) {
        float[][] rows = logits(tensors, n);
        for (int i = 0; i < n; i++) {
            rows[i] = Probabilities.softmax(rows[i], temperature);
        }
        return rows;
    }

    private ByteBuffer mirrored(ByteBuffer tensors, int n) {
        ByteBuffer source = tensors.slice();
        if (mirrored.capacity() < n * bytes) {
            mirrored = ByteBuffer.allocateDirect(n * bytes);
        }
        mirrored.clear().limit(n * bytes);
        for (int row = 0; row < n * bytes; row += width) {
            for (int x = 0; x < width; x++) {
                mirrored.put(row + x, source.get(row + width - 1 - x));
            }
        }
        return mirrored;
    }

    @Override
    public void close() {
        scorer.close();
    }
}
