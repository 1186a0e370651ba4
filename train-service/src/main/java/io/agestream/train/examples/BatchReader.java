package io.agestream.train.examples;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers batches of a fold in a given order. */
final class BatchReader {

    private final ExampleStore store;
    private final DataSet.Examples examples;
    private final int batchSize;

    BatchReader(FoldReader fold) {
        this.store = fold.store();
        this.examples = fold.examples();
        this.batchSize = fold.buffers().batchSize();
    }

    /**
     * The batch that begins at this place of the order.
     *
     * @param order indices into the fold
     * @param into  takes the tensors
     * @return up to the batch size; fewer at the end, or where examples have been erased meanwhile
     */
    Batch read(int[] order, int from, ByteBuffer into) {
        into.clear();
        int end = Math.min(order.length, from + batchSize);
        int[] groups = new int[end - from];
        float[] ages = new float[end - from];
        int[] places = new int[end - from];
        int n = 0;
        for (int i = from; i < end; i++) {
            if (store.read(examples.slots()[order[i]], into)) {
                groups[n] = examples.groups()[order[i]];
                ages[n] = examples.ages()[order[i]];
                places[n++] = order[i];
            }
        }
        return new Batch(into.flip(), Arrays.copyOf(groups, n), Arrays.copyOf(ages, n), Arrays.copyOf(places, n));
    }
}
