package io.agestream.predict.loading;

/** Tries how fast a network is that does not serve yet. */
@FunctionalInterface
public interface SpeedTrial {

    /**
     * Scores a few made-up tensors with this model on every worker's thread at once. What counts is the processor time that
     * it takes: a service starts while others do, and who has to wait longer for a core says nothing of an engine.
     *
     * @return tensors per second of processor time, of all workers together
     */
    double tensorsPerSecond(ModelLease model);
}
