package io.agestream.contract.checkpoint;

import java.util.List;
import java.util.Objects;

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
        // Read from JSON, where anything may be missing.
        Objects.requireNonNull(sha256, "sha256 is missing");
        Objects.requireNonNull(topic, "topic is missing");
        if (bytes < 0 || partition < 0) {
            throw new IllegalArgumentException("bytes and partition must not be below 0");
        }
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
