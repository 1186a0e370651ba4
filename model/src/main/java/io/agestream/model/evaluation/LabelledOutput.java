package io.agestream.model.evaluation;

import java.util.Map;

/**
 * What a network gave for one example whose age is known.
 *
 * @param hash   of the example's content, 64 bits; decides which half of the examples it is in when a temperature is
 *     fitted, so that identical ones are in the same
 * @param years  the true age, 0 or more
 * @param logits the network's outputs before temperature and softmax, one each; not copied. Negative infinity is a
 *     probability of 0 at any temperature
 * @param labels of the example by name, for instance {@code sex} to {@code female}; empty if none are known
 */
public record LabelledOutput(long hash, double years, float[] logits, Map<String, String> labels) {

    /** @throws IllegalArgumentException if the age is negative or not finite, or the logits have no softmax */
    public LabelledOutput {
        if (!(years >= 0 && Double.isFinite(years))) {
            throw new IllegalArgumentException("A true age must be 0 years or more, not " + years);
        }
        float largest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            // NaN is passed on by the maximum.
            largest = Math.max(largest, logit);
        }
        if (!Float.isFinite(largest)) {
            throw new IllegalArgumentException("The largest logit must be a finite number, not " + largest);
        }
        labels = Map.copyOf(labels);
    }

    /**
     * The same from probabilities at temperature 1, for scorers that give nothing else: their logarithms are logits.
     *
     * @param probabilities one per output, each 0 or more, not all 0; what they add up to is taken as 1
     */
    public static LabelledOutput ofProbabilities(
            long hash, double years, float[] probabilities, Map<String, String> labels) {
        float[] logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]);
        }
        return new LabelledOutput(hash, years, logits, labels);
    }
}
