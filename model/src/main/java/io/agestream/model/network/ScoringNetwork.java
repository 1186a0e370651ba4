package io.agestream.model.network;

/** A network that only scores. Its weights are in native memory once, for all threads, until it is closed. */
public interface ScoringNetwork extends AutoCloseable {

    /** Scores on one thread; several may be used at once on different threads. Closing the network ends it. */
    Scorer newScorer();

    @Override
    void close();
}
