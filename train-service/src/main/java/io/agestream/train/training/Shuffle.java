package io.agestream.train.training;

import java.util.SplittableRandom;

/** The order in which an epoch sees the examples, and every other draw of an epoch, from the run's seed. */
final class Shuffle {

    private Shuffle() {}

    /** A permutation of 0 to n − 1 (Fisher–Yates). */
    static int[] order(int n, int seed, int epoch) {
        SplittableRandom random = new SplittableRandom(epochSeed(seed, epoch));
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** A seed of its own for each epoch, so that a resumed run draws what an undisturbed one would. */
    static int epochSeed(int seed, int epoch) {
        return new SplittableRandom((long) seed << 32 | epoch).nextInt();
    }
}
