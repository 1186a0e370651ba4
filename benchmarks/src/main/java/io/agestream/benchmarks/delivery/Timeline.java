package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** A run by seconds from its begin. */
public final class Timeline {

    private static final long SECOND = 1_000_000;
    private static final double MICROS_PER_MILLI = 1e3;

    private Timeline() {}

    /**
     * One second.
     *
     * @param second      from the begin, from 0
     * @param arrivals    that were due in it and came out
     * @param predictions that were appended in it
     * @param p50         of the latencies of its arrivals, in milliseconds, due to appended
     * @param p99         likewise
     * @param max         likewise
     */
    public record Second(int second, int arrivals, int predictions, double p50, double p99, double max) {}

    /** All seconds from the begin to the last prediction. */
    public static List<Second> of(List<Delivery> deliveries, long begin) {
        TreeMap<Integer, List<Delivery>> byDue = new TreeMap<>();
        TreeMap<Integer, Integer> appended = new TreeMap<>();
        for (Delivery delivery : deliveries) {
            byDue.computeIfAbsent(second(delivery.due(), begin), s -> new ArrayList<>())
                    .add(delivery);
            appended.merge(second(delivery.appended(), begin), 1, Integer::sum);
        }
        List<Second> seconds = new ArrayList<>();
        int last = appended.isEmpty() ? -1 : appended.lastKey();
        for (int second = 0; second <= last; second++) {
            List<Delivery> due = byDue.getOrDefault(second, List.of());
            Histogram latency = Latency.DUE_TO_APPENDED.histogram(due.stream());
            seconds.add(new Second(
                    second,
                    due.size(),
                    appended.getOrDefault(second, 0),
                    latency.getValueAtPercentile(50) / MICROS_PER_MILLI,
                    latency.getValueAtPercentile(99) / MICROS_PER_MILLI,
                    latency.getMaxValue() / MICROS_PER_MILLI));
        }
        return seconds;
    }

    private static int second(long time, long begin) {
        return (int) Math.max(0, (time - begin) / SECOND);
    }
}
