package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;

/**
 * Computes probabilities with a network on one thread. It owns no weights: closing the network ends it, closing it
 * leaves the network as it is.
 */
public final class Scorer implements AutoCloseable {

    private final Network network;
    private final NDManager manager;
    private final ParameterStore store;

    Scorer(Network network) {
        this.network = network;
        this.manager = network.manager().newSubManager();
        this.store = new ParameterStore(manager, false);
    }

    /**
     * Scores a batch.
     *
     * @param tensors     UINT8, {@code n} tensors one after the other from the buffer's position; a direct buffer is not
     *     copied
     * @param n           how many, 1 or more
     * @param temperature that the logits are divided by, above 0; 1 leaves them as they are
     * @return one row of probabilities per tensor, one per group
     */
    public float[][] score(ByteBuffer tensors, int n, double temperature) {
        try (NDManager batch = manager.newSubManager()) {
            NDArray input = batch.create(tensors.slice(), network.batchShape(n), DataType.UINT8);
            float[] logits = network.forward(store, input, false).toFloatArray();
            int groups = logits.length / n;
            float[][] rows = new float[n][groups];
            for (int i = 0; i < n; i++) {
                softmax(logits, i * groups, rows[i], temperature);
            }
            return rows;
        }
    }

    private static void softmax(float[] logits, int from, float[] row, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < row.length; i++) {
            max = Math.max(max, logits[from + i]);
        }
        double sum = 0;
        double[] exp = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            exp[i] = Math.exp((logits[from + i] - max) / temperature);
            sum += exp[i];
        }
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (exp[i] / sum);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
