package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** From when to when a latency is measured. */
public enum Latency {
    /** From when the arrival was due to when the broker appended its prediction. */
    DUE_TO_APPENDED("due to appended"),
    /** To when a read_committed consumer had it: the end of the transaction and the way to the consumer included. */
    DUE_TO_READ("due to read"),
    /** From when the generator got to send it: what a measurement with coordinated omission would say. */
    SENT_TO_APPENDED("sent to appended");

    private static final int DIGITS = 3;

    private final String text;

    Latency(String text) {
        this.text = text;
    }

    /**
     * The latencies in microseconds. The broker's time is a whole millisecond, cut off, so that one of less than a
     * millisecond may seem to be negative; it counts as 0.
     */
    public Histogram histogram(Stream<Delivery> deliveries) {
        Histogram histogram = new Histogram(DIGITS);
        deliveries.forEach(d -> histogram.recordValue(Math.max(0, micros(d))));
        return histogram;
    }

    private long micros(Delivery delivery) {
        return switch (this) {
            case DUE_TO_APPENDED -> delivery.appended() - delivery.due();
            case DUE_TO_READ -> delivery.read() - delivery.due();
            case SENT_TO_APPENDED -> delivery.appended() - delivery.sent();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
