package io.agestream.train.augmentation;

import io.agestream.model.recipe.Augmentation;
import io.agestream.train.examples.Batch;
import io.agestream.train.examples.BatchChange;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/**
 * Changes each image of an epoch in a way that depends on the seed and on its place in the epoch only, and brings it to
 * the size that the epoch sees. For one thread.
 */
public final class Augmenter implements BatchChange {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L; // spreads neighbouring places over all seeds

    private final Augmentation limits;
    private final Warp warp;
    private final long seed;
    private final byte[] source;
    private final byte[] changed;
    private final ByteBuffer[] targets;
    private int turn;

    /**
     * @param sourceSide width and height of the tensors, which have one channel
     * @param targetSide width and height that the epoch sees
     * @param batchSize  most tensors in a batch
     * @param seed       of the epoch
     */
    public Augmenter(Augmentation limits, int sourceSide, int targetSide, int batchSize, long seed) {
        this.limits = limits;
        this.warp = new Warp(sourceSide, targetSide);
        this.seed = seed;
        this.source = new byte[sourceSide * sourceSide];
        this.changed = new byte[targetSide * targetSide];
        this.targets = new ByteBuffer[] {
            ByteBuffer.allocateDirect(batchSize * changed.length), ByteBuffer.allocateDirect(batchSize * changed.length)
        };
    }

    @Override
    public Batch apply(Batch batch, int from) {
        ByteBuffer tensors = batch.tensors().duplicate();
        ByteBuffer target = targets[turn++ % targets.length].clear();
        for (int i = 0; i < batch.size(); i++) {
            SplittableRandom random = new SplittableRandom(seed + (from + i) * GOLDEN_GAMMA);
            tensors.get(source);
            warp.apply(Changes.draw(limits, random), source, changed);
            target.put(changed);
        }
        return new Batch(target.flip(), batch.groups(), batch.ages(), batch.places());
    }
}
