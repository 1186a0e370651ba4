package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.load.Arrivals;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads predictions and dead letters of one run on a thread of its own, as a read_committed consumer sees them. The
 * deliveries' outcomes belong to that thread until {@link #stop()} has returned.
 */
final class OutcomeReader {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final String run;
    private final Deliveries deliveries;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable KafkaException failure;

    private OutcomeReader(String bootstrapServers, Topics topics, String run, Deliveries deliveries, Clock clock) {
        this.consumer = KafkaClients.readerFromNow(bootstrapServers, topics.predictions(), topics.deadLetters());
        this.topics = topics;
        this.run = run;
        this.deliveries = deliveries;
        this.clock = clock;
        this.thread = new Thread(this::run, "bench-outcomes");
    }

    /** Begins to read; what is sent from now on will be seen. */
    static OutcomeReader start(String bootstrapServers, Topics topics, String run, Deliveries deliveries, Clock clock) {
        OutcomeReader reader = new OutcomeReader(bootstrapServers, topics, run, deliveries, clock);
        reader.thread.start();
        return reader;
    }

    /** Reads to where the topics end now, so that a late double is seen, and ends. */
    void stop() throws InterruptedException {
        stopping = true;
        thread.join();
        KafkaException failed = failure;
        if (failed != null) {
            throw new CommandFailedException("The predictions could not be read: " + failed.getMessage(), failed);
        }
    }

    private void run() {
        try (consumer) {
            while (!stopping) {
                poll();
            }
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(consumer.assignment()));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                poll();
            }
        } catch (KafkaException e) {
            failure = e;
        }
    }

    private void poll() {
        var records = consumer.poll(POLL);
        long now = Micros.of(clock.instant());
        records.forEach(
                record -> Arrivals.number(run, record.key()).ifPresent(arrival -> outcome(arrival, record, now)));
    }

    private void outcome(int arrival, ConsumerRecord<byte[], byte[]> record, long now) {
        long appended = record.timestamp() * Micros.PER_MILLI;
        if (record.topic().equals(topics.deadLetters())) {
            deliveries.deadLetter(arrival, appended, now);
        } else {
            String version =
                    HeaderText.get(record.headers(), HeaderNames.MODEL_VERSION).orElse("");
            deliveries.predicted(arrival, appended, now, version);
        }
    }
}
