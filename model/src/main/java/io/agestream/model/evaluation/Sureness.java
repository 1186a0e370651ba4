package io.agestream.model.evaluation;

import java.util.List;

/**
 * How well probabilities tell what a model knows; what a temperature changes.
 *
 * @param temperature           that the logits were divided by
 * @param negativeLogLikelihood as in {@link Evaluation}
 * @param brier                 as in {@link Evaluation}
 * @param calibration           whether the model is right as often as it says
 */
public record Sureness(double temperature, double negativeLogLikelihood, double brier, Calibration calibration) {

    static Sureness of(List<Outcome> outcomes, double temperature) {
        return new Sureness(
                temperature,
                Outcome.mean(outcomes, Outcome::negativeLogLikelihood),
                Outcome.mean(outcomes, Outcome::brier),
                Calibration.of(outcomes));
    }
}
