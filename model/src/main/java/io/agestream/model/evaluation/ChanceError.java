package io.agestream.model.evaluation;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The calibration error that chance alone leaves: what a model would show that is right exactly as often as it says. It is
 * drawn {@value #DRAWS} times which of the predictions were right if each confidence was a true probability (consistency
 * resampling, Bröcker and Smith 2007, Increasing the Reliability of Reliability Diagrams).
 *
 * @param mean over the draws, 0 to 1
 * @param low  one draw of twenty is less
 * @param high one draw of twenty is more
 */
public record ChanceError(double mean, double low, double high) {

    static final int DRAWS = 1000;

    private static final int IN_A_TAIL = DRAWS / 20;

    private static final long SEED = 1;

    /**
     * The same examples give the same figures, in whatever order they come.
     *
     * @param examples their confidences, 0 to 1
     */
    static ChanceError of(double[] examples) {
        double[] confidences = examples.clone();
        Arrays.sort(confidences);
        int[] bins = Arrays.stream(confidences).mapToInt(Calibration::bin).toArray();
        SplittableRandom random = new SplittableRandom(SEED);
        double[] errors = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] gaps = new double[Calibration.BINS];
            for (int i = 0; i < confidences.length; i++) {
                int right = random.nextDouble() < confidences[i] ? 1 : 0;
                gaps[bins[i]] += right - confidences[i];
            }
            errors[draw] = Arrays.stream(gaps).map(Math::abs).sum() / confidences.length;
        }
        Arrays.sort(errors);
        return new ChanceError(
                Arrays.stream(errors).average().orElseThrow(), errors[IN_A_TAIL], errors[DRAWS - 1 - IN_A_TAIL]);
    }

    /** What nine of ten draws show, such as {@code 0.014 – 0.033}. */
    public String range() {
        return String.format(Locale.ROOT, "%.3f – %.3f", low, high);
    }
}
