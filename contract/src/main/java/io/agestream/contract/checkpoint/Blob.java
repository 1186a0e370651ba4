package io.agestream.contract.checkpoint;

import java.util.List;

/**
 * Bytes that stand in the checkpoints topic, cut into chunks.
 *
 * @param sha256    of the whole, 64 hexadecimal digits
 * @param bytes     size of the whole
 * @param topic     where the chunks are
 * @param partition where the chunks are
 * @param chunks    the parts in order
 */
public record Blob(String sha256, long bytes, String topic, int partition, List<Chunk> chunks) {

    public Blob {
        chunks = List.copyOf(chunks);
    }

    /**
     * One part.
     *
     * @param number  the one in its {@link ChunkKey}
     * @param offset  of its record
     */
    public record Chunk(int number, long offset) {}
}
