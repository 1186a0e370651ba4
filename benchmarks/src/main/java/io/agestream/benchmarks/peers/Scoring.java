package io.agestream.benchmarks.peers;

import java.nio.ByteBuffer;

/** Scores shards on one thread. */
interface Scoring extends AutoCloseable {

    /** @param tensors so many of them, UINT8, one after the other, in a direct buffer */
    void score(ByteBuffer tensors, int count);

    @Override
    void close();
}
