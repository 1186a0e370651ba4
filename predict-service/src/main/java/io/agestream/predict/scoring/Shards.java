package io.agestream.predict.scoring;

/**
 * How a batch is cut: into as few shards as fit, but at least one per worker, so that a small batch is done sooner.
 *
 * @param size      tensors in the batch, 0 or more
 * @param workers   1 or more
 * @param shardSize most tensors in a shard, 1 or more
 */
record Shards(int size, int workers, int shardSize) {

    int count() {
        int fitting = (size + shardSize - 1) / shardSize;
        return Math.max(fitting, Math.min(workers, size));
    }

    /** Index of the first tensor of a shard; that of shard {@link #count()} is the size of the batch. */
    int from(int shard) {
        return count() == 0 ? 0 : (int) ((long) size * shard / count());
    }
}
