package io.agestream.train.examples;

/**
 * Reads one fold of a data set from the store.
 *
 * @param buffers used by one fold at a time
 */
public record FoldReader(ExampleStore store, DataSet.Examples examples, BatchBuffers buffers) {

    /** Number of examples in the fold. */
    public int size() {
        return examples.size();
    }

    /**
     * The fold in this order of its indices; to be closed before the store and before the buffers are used again.
     *
     * @param change what is done to each batch
     */
    public PrefetchedBatches batches(int[] order, BatchChange change) {
        return new PrefetchedBatches(this, order, change);
    }
}
