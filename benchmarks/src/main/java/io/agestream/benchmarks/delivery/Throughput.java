package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How fast a backlog was worked off. */
public final class Throughput {

    /** Until then the services start and the JVMs compile. */
    private static final double FROM = 0.3;
    /** After that some partitions are empty already. */
    private static final double TO = 0.95;

    private Throughput() {}

    /**
     * The part of a backlog that tells what it is like when all is running.
     *
     * @param from  when its first prediction was appended, in microseconds since the epoch
     * @param to    when its last one was; behind {@code from}
     * @param count of predictions behind the first
     */
    public record Middle(long from, long to, int count) {
        public double perSecond() {
            return count * 1e6 / (to - from);
        }
    }

    /**
     * Predictions per second between the first 30 % of the backlog and its last 5 %, by the broker's time.
     *
     * @return empty if there are too few to tell
     */
    public static OptionalDouble ofBacklog(List<Delivery> deliveries) {
        return middle(deliveries)
                .map(middle -> OptionalDouble.of(middle.perSecond()))
                .orElse(OptionalDouble.empty());
    }

    /** What lies between the first 30 % and the last 5 %; empty if there are too few to tell. */
    public static Optional<Middle> middle(List<Delivery> deliveries) {
        long[] appended =
                deliveries.stream().mapToLong(Delivery::appended).sorted().toArray();
        int from = (int) (appended.length * FROM);
        int to = (int) (appended.length * TO) - 1;
        if (to <= from || appended[to] == appended[from]) {
            return Optional.empty();
        }
        return Optional.of(new Middle(appended[from], appended[to], to - from));
    }
}
