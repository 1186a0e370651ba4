package io.agestream.benchmarks.peers;

/** One side of a comparison; measured several times, the sides in turn. */
interface Peer {

    String name();

    /** Measures once: tensors per second. */
    double rate() throws InterruptedException;
}
