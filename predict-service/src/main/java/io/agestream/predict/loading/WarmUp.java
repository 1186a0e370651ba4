package io.agestream.predict.loading;

/** Runs a network that does not serve yet, so that its first real batch is not slow. */
@FunctionalInterface
public interface WarmUp {

    /** Scores a few made-up batches with this model on every worker's thread; returns when all are done. */
    void run(ModelLease model);
}
