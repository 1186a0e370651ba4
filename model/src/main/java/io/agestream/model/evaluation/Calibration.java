package io.agestream.model.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a model is right as often as it says (Guo et al. 2017, On Calibration of Modern Neural Networks).
 *
 * @param expectedError the expected calibration error: mean over the examples of how far their bin's accuracy is from its
 *     mean confidence, 0 to 1
 * @param byChance      how large it would be by chance alone; null in checkpoints from before there was this figure
 * @param bins          {@value #BINS} of equal width by the confidence, ascending: the points of a reliability diagram
 */
public record Calibration(double expectedError, @Nullable ChanceError byChance, List<Bin> bins) {

    /** Number of bins. */
    public static final int BINS = 15;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * The examples of {@code from < confidence ≤ to}; confidence is the predicted group's probability.
     *
     * @param from       0 to 1
     * @param to         0 to 1
     * @param examples   how many
     * @param confidence their mean; null if there are none
     * @param accuracy   share of them in the right group; null if there are none
     */
    public record Bin(
            double from,
            double to,
            int examples,
            @Nullable Double confidence,
            @Nullable Double accuracy) {}

    static Calibration of(List<Outcome> outcomes) {
        int[] examples = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Outcome outcome : outcomes) {
            int bin = bin(outcome.confidence());
            examples[bin]++;
            right[bin] += outcome.right() ? 1 : 0;
            confidence[bin] += outcome.confidence();
        }
        double gaps = 0;
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            double from = (double) i / BINS;
            double to = (i + 1.0) / BINS;
            if (examples[i] == 0) {
                bins.add(new Bin(from, to, 0, null, null));
            } else {
                bins.add(new Bin(from, to, examples[i], confidence[i] / examples[i], (double) right[i] / examples[i]));
                gaps += Math.abs(right[i] - confidence[i]);
            }
        }
        ChanceError byChance = ChanceError.of(
                outcomes.stream().mapToDouble(Outcome::confidence).toArray());
        return new Calibration(gaps / outcomes.size(), byChance, bins);
    }

    /** A sum of years' probabilities may pass 1 by a rounding, and is 0 where a model sees no group at all. */
    static int bin(double confidence) {
        int bin = (int) Math.ceil(confidence * BINS) - 1;
        return Math.max(0, Math.min(BINS - 1, bin));
    }
}
