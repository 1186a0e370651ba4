package io.agestream.model.manifest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one epoch of training went.
 *
 * @param epoch              from 1
 * @param epochs             planned
 * @param step               optimizer steps since the first epoch
 * @param samples            training examples seen in this epoch
 * @param seconds            spent on them, validation not included
 * @param loss               mean over the training examples, dropout on
 * @param accuracy           share of training examples in the right group, 0 to 1, dropout on
 * @param validationSamples  examples of the validation fold
 * @param validationLoss     mean over them; null if there are none
 * @param validationAccuracy share of them in the right group; null if there are none
 */
public record EpochReport(
        int epoch,
        int epochs,
        long step,
        int samples,
        double seconds,
        double loss,
        double accuracy,
        int validationSamples,
        @Nullable Double validationLoss,
        @Nullable Double validationAccuracy) {

    /** One line in the manner of Keras. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "epoch %d/%d · %,d samples · %.0f s · %s ms/sample · loss %.4f · accuracy %.4f · val_loss %s · val_accuracy %s",
                epoch,
                epochs,
                samples,
                seconds,
                milliseconds(samples == 0 ? 0 : seconds * 1000 / samples),
                loss,
                accuracy,
                fourDigits(validationLoss),
                fourDigits(validationAccuracy));
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value);
    }

    private static String fourDigits(@Nullable Double value) {
        return value == null ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }
}
