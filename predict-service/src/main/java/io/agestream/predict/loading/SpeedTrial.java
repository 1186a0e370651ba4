package io.agestream.predict.loading;

/** Tries how fast a network is that does not serve yet. */
@FunctionalInterface
public interface SpeedTrial {

    /**
     * Scores a few made-up tensors with this model on every worker's thread at once.
     *
     * @return tensors per second, of all workers together
     */
    double tensorsPerSecond(ModelLease model);
}
