package io.agestream.train.examples;

/** What becomes of a batch before it is learnt from. Called on the thread that reads ahead. */
@FunctionalInterface
public interface BatchChange {

    /** Batches as they are. */
    BatchChange NONE = (batch, from) -> batch;

    /**
     * Changes a batch.
     *
     * @param from its place in the order of the epoch
     * @return valid until the batch after the next is changed
     */
    Batch apply(Batch batch, int from);
}
