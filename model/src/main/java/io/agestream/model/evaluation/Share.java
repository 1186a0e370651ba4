package io.agestream.model.evaluation;

import java.util.List;
import java.util.function.Predicate;

/**
 * A share of some examples, with the Wilson score interval (E. B. Wilson 1927) that holds the true share in 95 of 100 cases.
 *
 * @param hits  examples that count
 * @param of    all examples, 1 or more
 * @param value hits / of, 0 to 1
 * @param low   end of the 95 % interval, 0 to 1
 * @param high  end of the 95 % interval, 0 to 1
 */
public record Share(int hits, int of, double value, double low, double high) {

    /** Examples it takes to say something of a part of them; with fewer the interval spans a third of all shares. */
    public static final int FEWEST = 30;

    /** The normal distribution's quantile at 0.975. */
    private static final double Z = 1.959963984540054;

    /** @throws IllegalArgumentException unless 0 ≤ hits ≤ of and 1 ≤ of */
    public static Share of(int hits, int of) {
        if (of < 1 || hits < 0 || hits > of) {
            throw new IllegalArgumentException("There is no share of " + hits + " in " + of);
        }
        double value = (double) hits / of;
        double scale = 1 + Z * Z / of;
        double centre = (value + Z * Z / (2.0 * of)) / scale;
        double margin = Z / scale * Math.sqrt(value * (1 - value) / of + Z * Z / (4.0 * of * of));
        // At 0 and 1 the ends are exact, and rounding would move them.
        double low = hits == 0 ? 0 : centre - margin;
        double high = hits == of ? 1 : centre + margin;
        return new Share(hits, of, value, low, high);
    }

    static Share of(List<Outcome> outcomes, Predicate<Outcome> hit) {
        return of((int) outcomes.stream().filter(hit).count(), outcomes.size());
    }
}
