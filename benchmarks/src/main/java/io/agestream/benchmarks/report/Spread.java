package io.agestream.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What some rounds gave.
 *
 * @param min    of them
 * @param median of them
 * @param max    of them
 */
public record Spread(double min, double median, double max) {

    /** @param rounds at least one */
    public static Spread of(List<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(sorted.size() - 1));
    }

    /** The three, with so many digits behind the point. */
    public String[] cells(int digits) {
        String format = "%,." + digits + "f";
        return new String[] {
            String.format(Locale.ROOT, format, min),
            String.format(Locale.ROOT, format, median),
            String.format(Locale.ROOT, format, max)
        };
    }
}
