package io.agestream.model.evaluation;

import java.util.List;

/**
 * The temperature that fits some examples best, and what one found in this way does to examples that it was not found on:
 * each half of them is read at the temperature that fits the other half best (twofold cross-fitting).
 *
 * @param temperature that makes the true groups of all of them most likely, {@value #LOWEST} to {@value #HIGHEST}; 1 leaves
 *     the logits as they are, more makes the model less sure
 * @param halves      two
 * @param crossFitted all of them, each half at the temperature of the other; its {@link Sureness#temperature} is that of all
 */
public record TemperatureFit(double temperature, List<Half> halves, Sureness crossFitted) {

    /** Where the search begins. */
    public static final double LOWEST = 0.05;

    /** Where the search ends. */
    public static final double HIGHEST = 20;

    /** Which half an example is in, in words. */
    public static final String HALVES = "highest bit of splitmix64(first 8 bytes of sha256(tensor)): 0 or 1";

    /** Of a temperature; the search stops within a tenth of it. */
    private static final double AT_AN_END = 1e-3;

    public TemperatureFit {
        halves = List.copyOf(halves);
    }

    /**
     * One half of the examples.
     *
     * @param examples    how many
     * @param temperature that makes their true groups most likely, as above
     */
    public record Half(int examples, double temperature) {}

    /**
     * The temperature to score with: this one if what the halves gave makes the examples likelier than 1 does, else 1. None
     * at an end of the search is used, since there is no best one then: a model that is always right on few examples would
     * claim to be certain.
     *
     * @param untempered the same examples at temperature 1
     */
    public double toServe(Sureness untempered) {
        boolean isInside = isInside(temperature) && halves.stream().allMatch(half -> isInside(half.temperature()));
        return isInside && crossFitted.negativeLogLikelihood() < untempered.negativeLogLikelihood() ? temperature : 1;
    }

    private static boolean isInside(double temperature) {
        return temperature > LOWEST * (1 + AT_AN_END) && temperature < HIGHEST * (1 - AT_AN_END);
    }
}
