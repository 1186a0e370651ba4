package io.agestream.contract.checkpoint;

/**
 * Key of one part of a checkpoint in the checkpoints topic: {@code <version>/<chunk>}.
 *
 * @param version of the checkpoint
 * @param chunk   its number, from 0
 */
public record ChunkKey(String version, int chunk) {

    /** Largest part in bytes: with key and headers it stays under Kafka's default record limit of 1 MiB. */
    public static final int MAX_CHUNK_BYTES = 900 << 10;

    @Override
    public String toString() {
        return version + "/" + chunk;
    }
}
