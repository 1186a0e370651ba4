package io.agestream.evaluation.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A straight axis from data to pixels.
 *
 * @param low   of the data
 * @param high  of the data, above low
 * @param from  pixel of low
 * @param to    pixel of high
 */
record Axis(double low, double high, double from, double to) {

    /** One that holds all values, and more than a point. */
    static Axis of(List<Double> values, double from, double to) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        if (high - low < 1e-9) {
            double room = low == 0 ? 0.5 : Math.abs(low) / 2;
            low -= room;
            high += room;
        }
        double step = step(high - low);
        return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, from, to);
    }

    double px(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    /** About five round values within the axis. */
    List<Double> ticks() {
        double step = step(high - low);
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        for (long i = first; i <= last; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double span) {
        double rough = span / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
