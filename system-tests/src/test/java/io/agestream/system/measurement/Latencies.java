package io.agestream.system.measurement;

import java.util.Collection;
import java.util.Locale;
import org.hipparchus.stat.descriptive.rank.Percentile;

/**
 * Times in milliseconds.
 *
 * @param count how many
 * @param p50   median; NaN if there are none
 * @param p99   99th percentile
 * @param max   the longest
 */
public record Latencies(int count, double p50, double p99, double max) {

    public static Latencies of(Collection<Double> millis) {
        double[] values = millis.stream().mapToDouble(Double::doubleValue).toArray();
        if (values.length == 0) {
            return new Latencies(0, Double.NaN, Double.NaN, Double.NaN);
        }
        Percentile percentile = new Percentile();
        percentile.setData(values);
        return new Latencies(values.length, percentile.evaluate(50), percentile.evaluate(99), percentile.evaluate(100));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "p50 %.0f ms, p99 %.0f ms, max %.0f ms (%,d)", p50, p99, max, count);
    }
}
