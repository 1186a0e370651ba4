package io.agestream.benchmarks.report;

import java.util.List;

/** Which percentiles a distribution is written and drawn at. */
final class Percentiles {

    static final List<Double> ALL = List.of(
            0.0, 10.0, 25.0, 50.0, 75.0, 80.0, 90.0, 95.0, 97.0, 98.0, 99.0, 99.5, 99.7, 99.8, 99.9, 99.95, 99.99,
            100.0);

    private Percentiles() {}

    /** Number of nines, which is how far right a percentile is drawn: 90 → 1, 99 → 2. Only below 100. */
    static double nines(double percentile) {
        return -Math.log10(1 - percentile / 100);
    }
}
