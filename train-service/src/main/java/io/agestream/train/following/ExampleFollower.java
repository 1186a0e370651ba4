package io.agestream.train.following;

import io.agestream.contract.record.AgeLabel;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.training.ExampleStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of the examples topic, without a group, from where the store stands, and keeps the store up to
 * date for ever. Owns the consumer and uses it on its own thread only; {@link #stop} may be called from any.
 */
public final class ExampleFollower implements Runnable, ExampleStream {

    private static final Logger LOG = LoggerFactory.getLogger(ExampleFollower.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LAG_RENEWED = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final TensorSpecification tensor;
    private final ExampleStore store;
    private final FollowingMetrics metrics;
    private final Clock clock;
    private final AtomicInteger rejected = new AtomicInteger();
    private Instant nextLook = Instant.MIN;
    private volatile Instant lastArrival;
    private volatile boolean caughtUp;
    private volatile boolean stopped;

    /** @param consumer {@code read_committed}, {@code auto.offset.reset=earliest}, no group */
    public ExampleFollower(
            Consumer<byte[], byte[]> consumer,
            String topic,
            TensorSpecification tensor,
            ExampleStore store,
            FollowingMetrics metrics,
            Clock clock) {
        this.consumer = consumer;
        this.topic = topic;
        this.tensor = tensor;
        this.store = store;
        this.metrics = metrics;
        this.clock = clock;
        this.lastArrival = clock.instant();
    }

    @Override
    public void run() {
        try (consumer) {
            assign();
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (!stopped) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    apply(record);
                }
                commit();
                tellHowFarBehind();
                caughtUp = caughtUp
                        || ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
            }
        } catch (WakeupException e) {
            LOG.debug("Stopped");
        } catch (IOException e) {
            throw new UncheckedIOException("The example store cannot grow; is the disk full? " + e.getMessage(), e);
        }
    }

    /** Ends {@link #run} soon. */
    public void stop() {
        stopped = true;
        consumer.wakeup();
    }

    @Override
    public boolean isCaughtUp() {
        return caughtUp;
    }

    @Override
    public Instant lastArrival() {
        return lastArrival;
    }

    @Override
    public int rejected() {
        return rejected.get();
    }

    /** Once a second: a look takes locks of the consumer's. */
    private void tellHowFarBehind() {
        Instant now = clock.instant();
        if (now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(LAG_RENEWED);
        metrics.behind(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    private void assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
        consumer.assign(partitions);
        Map<Integer, Long> positions = store.positions();
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, positions.getOrDefault(partition.partition(), 0L));
        }
        LOG.info("Following {} with {} examples already in the store", topic, store.size());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.key() == null) {
            reject(record, "it has no key");
        } else if (record.value() == null) {
            store.erase(record.key());
            metrics.erased();
            lastArrival = clock.instant();
        } else {
            put(record);
        }
    }

    private void put(ConsumerRecord<byte[], byte[]> record) throws IOException {
        String spec = HeaderText.get(record.headers(), HeaderNames.SPEC).orElse("none");
        if (!spec.equals(tensor.hash()) || record.value().length != tensor.bytes()) {
            reject(
                    record,
                    "its tensor is of specification " + spec + " and " + record.value().length + " bytes instead of "
                            + tensor.hash() + " and " + tensor.bytes());
        } else if (AgeLabel.of(record.headers()) instanceof AgeLabel.Years label) {
            store.put(record.key(), record.value(), label.years(), record.partition(), record.offset());
            metrics.stored();
            lastArrival = clock.instant();
        } else {
            reject(record, "it has no valid age");
        }
    }

    /** What this record's id stood for before is no longer what the topic says, either. */
    private void reject(ConsumerRecord<byte[], byte[]> record, String reason) {
        if (record.key() != null) {
            store.erase(record.key());
        }
        metrics.rejected();
        if (rejected.getAndIncrement() == 0) {
            LOG.warn(
                    "Record {} of {}-{} is no example: {}. Further ones are only counted.",
                    record.offset(),
                    record.topic(),
                    record.partition(),
                    reason);
        }
    }

    private void commit() {
        Map<Integer, Long> next = new HashMap<>();
        consumer.assignment().forEach(p -> next.put(p.partition(), consumer.position(p)));
        store.commit(next);
    }
}
