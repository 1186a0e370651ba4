package io.agestream.model.evaluation;

/**
 * A temperature found on one half of some examples, and what it does on the other half.
 *
 * @param temperature that makes the fitted half's true groups most likely, {@value #LOWEST} to {@value #HIGHEST}; 1 leaves
 *     the logits as they are, more makes the model less sure
 * @param fitted      examples that it was fitted on
 * @param reported    the other examples, which the figures speak of
 * @param before      at temperature 1
 * @param after       at this temperature
 */
public record TemperatureFit(double temperature, int fitted, int reported, Sureness before, Sureness after) {

    /** Where the search begins. */
    public static final double LOWEST = 0.05;

    /** Where the search ends. */
    public static final double HIGHEST = 20;

    /** Which half an example is in, in words. */
    public static final String HALVES =
            "fitted: highest bit of splitmix64(first 8 bytes of sha256(tensor)) = 0; reported: the others";

    /** Of a temperature; the search stops within a tenth of it. */
    private static final double AT_AN_END = 1e-3;

    /**
     * The temperature to score with: this one if it makes the other half likelier, else 1. One at an end of the search is
     * not used, since there is no best one then: a model that is always right on few examples would claim to be certain.
     */
    public double toServe() {
        boolean isInside = temperature > LOWEST * (1 + AT_AN_END) && temperature < HIGHEST * (1 - AT_AN_END);
        return isInside && after.negativeLogLikelihood() < before.negativeLogLikelihood() ? temperature : 1;
    }
}
