package io.agestream.predict.quality;

import java.util.Arrays;

/**
 * The population stability index of a distribution against another over the same classes: Σ (p − q) · ln(p / q) over their
 * shares p and q. Source: N. Siddiqi, "Credit Risk Scorecards", 2006. It is symmetric, 0 for equal shares, and without an
 * upper limit.
 */
final class PopulationStability {

    /** The least share that a class is taken to have, or one that one side lacks would make the index infinite. */
    private static final double LEAST_SHARE = 1e-4;

    private PopulationStability() {}

    /**
     * The index.
     *
     * @param expected how many of each class; one at least in all
     * @param recent   how many of each class; one at least in all
     */
    static double index(int[] expected, int[] recent) {
        double expectedSum = Arrays.stream(expected).sum();
        double recentSum = Arrays.stream(recent).sum();
        double index = 0;
        for (int i = 0; i < expected.length; i++) {
            double p = Math.max(LEAST_SHARE, recent[i] / recentSum);
            double q = Math.max(LEAST_SHARE, expected[i] / expectedSum);
            index += (p - q) * Math.log(p / q);
        }
        return index;
    }
}
