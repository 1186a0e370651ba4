package io.agestream.train.training;

import java.util.Optional;

/** Where checkpoints are kept; the training thread's view of it. */
public interface Checkpoints {

    /**
     * A checkpoint that was published.
     *
     * @param version that it got
     */
    record Published(String version, Checkpoint checkpoint) {}

    /** The newest readable checkpoint of this run; empty if there is none to go on from. */
    Optional<Published> latest();

    /**
     * Publishes a checkpoint so that readers see all of it or nothing.
     *
     * @return its version
     * @throws InterruptedException if interrupted before it was out
     */
    String publish(Checkpoint checkpoint) throws InterruptedException;
}
