package io.agestream.system.measurement;

import java.util.Locale;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * A straight line through measurements, by least squares.
 *
 * @param slope      per hour
 * @param error      standard error of the slope, per hour, as if the measurements erred independently of each other
 * @param halfWidth  of the slope's 95 % interval, per hour
 * @param count      of measurements
 */
public record Trend(double slope, double error, double halfWidth, long count) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** @param points seconds and values, at least three */
    public static Trend of(double[][] points) {
        SimpleRegression line = new SimpleRegression();
        line.addData(points);
        return new Trend(
                line.getSlope() * SECONDS_PER_HOUR,
                line.getSlopeStdErr() * SECONDS_PER_HOUR,
                line.getSlopeConfidenceInterval() * SECONDS_PER_HOUR,
                line.getN());
    }

    /** The smallest slope that these measurements leave likely. */
    public double lowerBound() {
        return slope - halfWidth;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%+.1f ± %.1f per hour (%d samples)", slope, error, count);
    }
}
