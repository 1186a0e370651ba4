package io.agestream.model.evaluation;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a model by some examples.
 *
 * @param figures        how right it is at the temperature that it scores with
 * @param untempered     how sure it would be on the same examples at temperature 1
 * @param temperatureFit how the temperature was found; null where it was not found by these examples
 * @param subgroups      by each label that one of them has, in the labels' order; empty if none has any
 */
public record Assessment(
        Evaluation figures, Sureness untempered, @Nullable TemperatureFit temperatureFit, List<Subgroups> subgroups) {

    public Assessment {
        subgroups = List.copyOf(subgroups);
    }

    /** One line, as training prints it behind that of the epoch. */
    public String line() {
        Cell worst = figures.worstServed();
        return String.format(
                Locale.ROOT,
                "validation · one-off %.4f · MAE %.2f years · CS@5 %.4f · macro-F1 %.4f · Brier %.4f · %s%s",
                figures.oneOff().value(),
                figures.meanAbsoluteError(),
                figures.withinFiveYears().value(),
                figures.macroF1(),
                figures.brier(),
                calibration(),
                worst == null || worst.accuracy() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " · worst %s: %.4f of %,d",
                                worst.name(),
                                worst.accuracy().value(),
                                worst.examples()));
    }

    /**
     * How sure it is at the temperature that it scores with; where that was found by these examples, what they say of each
     * other's temperature.
     */
    public Sureness tempered() {
        if (figures.temperature() == 1) {
            return untempered;
        }
        return temperatureFit == null
                ? new Sureness(
                        figures.temperature(), figures.negativeLogLikelihood(), figures.brier(), figures.calibration())
                : temperatureFit.crossFitted();
    }

    private String calibration() {
        String error =
                String.format(Locale.ROOT, "ECE %.4f", untempered.calibration().expectedError());
        return figures.temperature() == 1
                ? error
                : String.format(
                        Locale.ROOT,
                        "%s → %.4f at temperature %.3f",
                        error,
                        tempered().calibration().expectedError(),
                        figures.temperature());
    }
}
