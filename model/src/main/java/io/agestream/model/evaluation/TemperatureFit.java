package io.agestream.model.evaluation;

import java.util.List;

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

    /** Which half an example is in, for manifests. */
    public static final String HALVES = "fitted: highest bit of splitmix64(id hash) = 0; reported: the others";

    /**
     * How well probabilities tell what a model knows.
     *
     * @param negativeLogLikelihood as in {@link Evaluation}
     * @param calibrationError      as in {@link Calibration}, 0 to 1
     */
    public record Sureness(double negativeLogLikelihood, double calibrationError) {

        static Sureness of(List<Outcome> outcomes) {
            return new Sureness(
                    Outcome.mean(outcomes, Outcome::negativeLogLikelihood),
                    Calibration.of(outcomes).expectedError());
        }
    }
}
