package io.agestream.train.sampling;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The order in which an epoch sees the examples, and the seed of every other draw of an epoch, from the run's seed. */
public final class Shuffle {

    private Shuffle() {}

    /** A permutation of 0 to n − 1. */
    public static int[] order(int n, int seed, int epoch) {
        return shuffled(IntStream.range(0, n).toArray(), random(seed, epoch));
    }

    /** A seed of its own for each epoch, so that a resumed run draws what an undisturbed one would. */
    public static int epochSeed(int seed, int epoch) {
        return new SplittableRandom((long) seed << 32 | epoch).nextInt();
    }

    static SplittableRandom random(int seed, int epoch) {
        return new SplittableRandom(epochSeed(seed, epoch));
    }

    /** The values in another order (Fisher–Yates); a copy. */
    static int[] shuffled(int[] values, RandomGenerator random) {
        int[] shuffled = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            int j = random.nextInt(i + 1);
            shuffled[i] = shuffled[j];
            shuffled[j] = values[i];
        }
        return shuffled;
    }
}
