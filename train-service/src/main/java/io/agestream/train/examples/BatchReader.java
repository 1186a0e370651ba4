package io.agestream.train.examples;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Gathers batches of a fold in a given order into one buffer, which is reused: a batch is valid until the next is read.
 * For one thread.
 */
public final class BatchReader {

    private final ExampleStore store;
    private final DataSet.Examples examples;
    private final ByteBuffer tensors;
    private final int batchSize;

    /** @param tensorBytes size of one tensor */
    public BatchReader(ExampleStore store, DataSet.Examples examples, int batchSize, int tensorBytes) {
        this.store = store;
        this.examples = examples;
        this.batchSize = batchSize;
        this.tensors = ByteBuffer.allocateDirect(batchSize * tensorBytes);
    }

    /**
     * Some examples.
     *
     * @param tensors one after the other
     * @param groups  from 0, one per tensor
     */
    public record Batch(ByteBuffer tensors, int[] groups) {
        public int size() {
            return groups.length;
        }
    }

    /**
     * The batch that begins at this place of the order.
     *
     * @param order indices into the fold
     * @return up to the batch size; fewer at the end, or where examples have been erased meanwhile
     */
    public Batch read(int[] order, int from) {
        tensors.clear();
        int end = Math.min(order.length, from + batchSize);
        int[] groups = new int[end - from];
        int n = 0;
        for (int i = from; i < end; i++) {
            if (store.read(examples.slots()[order[i]], tensors)) {
                groups[n++] = examples.groups()[order[i]];
            }
        }
        return new Batch(tensors.flip(), n == groups.length ? groups : Arrays.copyOf(groups, n));
    }
}
