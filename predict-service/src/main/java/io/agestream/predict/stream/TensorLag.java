package io.agestream.predict.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** How many tensors stand behind the consumer's position in its partitions. Renewed by the loop's thread, read by any. */
final class TensorLag {

    private static final Duration RENEWED = Duration.ofSeconds(1);
    /** Nothing else is to be done before the first model, but a stop must not wait. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Consumer<?, ?> consumer;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private volatile long records;

    TensorLag(Consumer<?, ?> consumer, Clock clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    long records() {
        return records;
    }

    /** Looks once a second. While partitions are paused nothing is fetched that tells their ends, so they are asked for. */
    void renew() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(RENEWED);
        try {
            records = consumer.paused().isEmpty() ? known() : asked();
        } catch (TimeoutException e) {
            // The broker does not answer: what was known of it stays.
        }
    }

    private long known() {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            sum += consumer.currentLag(partition).orElse(0);
        }
        return sum;
    }

    private long asked() {
        long sum = 0;
        for (var end : consumer.endOffsets(consumer.assignment(), PATIENCE).entrySet()) {
            sum += Math.max(0, end.getValue() - consumer.position(end.getKey(), PATIENCE));
        }
        return sum;
    }
}
