package io.agestream.model.network;

import java.nio.ByteBuffer;

/** Computes probabilities with a network, for one thread at a time. It owns no weights: those are the network's. */
public interface Scorer extends AutoCloseable {

    /**
     * The outputs of the network for a batch, before temperature and softmax.
     *
     * @param tensors as in {@link #score}
     * @param n       how many, 1 or more
     * @return one row of logits per tensor, one per output
     */
    float[][] logits(ByteBuffer tensors, int n);

    /**
     * Scores a batch.
     *
     * @param tensors     UINT8, {@code n} tensors one after the other from the buffer's position; a direct buffer is not
     *     copied
     * @param n           how many, 1 or more
     * @param temperature that the logits are divided by, above 0; 1 leaves them as they are
     * @return one row of probabilities per tensor, one per group
     */
    float[][] score(ByteBuffer tensors, int n, double temperature);

    /** Leaves the network as it is. */
    @Override
    void close();
}
