package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import java.util.List;
import java.util.OptionalDouble;

/** How fast a backlog was worked off. */
public final class Throughput {

    /** Until then the services start and the JVMs compile. */
    private static final double FROM = 0.3;
    /** After that some partitions are empty already. */
    private static final double TO = 0.95;

    private Throughput() {}

    /**
     * Predictions per second between the first 30 % of the backlog and its last 5 %, by the broker's time.
     *
     * @return empty if there are too few to tell
     */
    public static OptionalDouble ofBacklog(List<Delivery> deliveries) {
        long[] appended =
                deliveries.stream().mapToLong(Delivery::appended).sorted().toArray();
        int from = (int) (appended.length * FROM);
        int to = (int) (appended.length * TO) - 1;
        if (to <= from || appended[to] == appended[from]) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((to - from) * 1e6 / (appended[to] - appended[from]));
    }
}
