package io.agestream.benchmarks.load;

import java.util.Locale;
import java.util.OptionalDouble;

/** How many images or tensors arrive per second. */
public sealed interface Rate {

    /** The number per second, where a share is one of this saturation. */
    double perSecond(OptionalDouble saturation);

    /** @param value arrivals per second, above 0 */
    record PerSecond(double value) implements Rate {
        public PerSecond {
            positive(value);
        }

        @Override
        public double perSecond(OptionalDouble saturation) {
            return value;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f/s", value);
        }
    }

    /** @param share of the throughput at saturation, which is measured first; above 0 */
    record OfSaturation(double share) implements Rate {
        public OfSaturation {
            positive(share);
        }

        @Override
        public double perSecond(OptionalDouble saturation) {
            return share
                    * saturation.orElseThrow(() -> new IllegalStateException("The saturation was not measured first"));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f %% of saturation", 100 * share);
        }
    }

    /**
     * Reads {@code 250} or {@code 50%}.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Rate parse(String text) {
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        try {
            double value = Double.parseDouble(number.strip());
            return text.endsWith("%") ? new OfSaturation(value / 100) : new PerSecond(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A rate is a number per second, as 250, or a share of the saturation, as 50%, not \"" + text
                            + "\".",
                    e);
        }
    }

    private static void positive(double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("A rate must be above 0.");
        }
    }
}
