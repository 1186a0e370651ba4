package io.agestream.train.examples;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Native memory for two batches, one in use and one being read. Made once and used for every fold in turn: a freed direct
 * buffer stays with the process until the collector runs.
 */
public final class BatchBuffers {

    private final int batchSize;
    private final List<ByteBuffer> buffers;

    /**
     * @param batchSize   most tensors in a batch
     * @param tensorBytes size of one tensor
     */
    public BatchBuffers(int batchSize, int tensorBytes) {
        this.batchSize = batchSize;
        this.buffers = List.of(
                ByteBuffer.allocateDirect(batchSize * tensorBytes), ByteBuffer.allocateDirect(batchSize * tensorBytes));
    }

    int batchSize() {
        return batchSize;
    }

    /** The two by turns. */
    ByteBuffer get(int turn) {
        return buffers.get(turn % buffers.size());
    }
}
