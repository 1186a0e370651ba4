package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Some of a run's deliveries, by when they were due. */
public record Window(String name, List<Delivery> deliveries) {

    public Window {
        deliveries = List.copyOf(deliveries);
    }

    public Histogram histogram(Latency latency) {
        return latency.histogram(deliveries.stream());
    }
}
