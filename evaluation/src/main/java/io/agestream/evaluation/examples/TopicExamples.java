package io.agestream.evaluation.examples;

import io.agestream.contract.record.AgeLabel;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.evaluation.examples.Found.LeftOut;
import io.agestream.evaluation.examples.Found.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A part of the examples topic, or of the tensors topic as far as its records have a label. Ends where the topic ended
 * when it was opened. A partition is in its order; of several, none waits for another.
 */
public final class TopicExamples implements ExampleSource {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicRange range;
    private final TensorSpecification tensor;
    private final Map<TopicPartition, Long> ends;
    private final Deque<ConsumerRecord<byte[], byte[]>> polled = new ArrayDeque<>();

    /**
     * Begins.
     *
     * @param consumer {@code read_committed}, without a group, {@code auto.offset.reset=earliest}; taken over
     * @throws IOException if the topic has no such partition; the message is fit for a user
     */
    public TopicExamples(Consumer<byte[], byte[]> consumer, TopicRange range, TensorSpecification tensor)
            throws IOException {
        this.consumer = consumer;
        this.range = range;
        this.tensor = tensor;
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        this.ends = new HashMap<>(consumer.endOffsets(partitions));
        ends.replaceAll((partition, end) -> range.to() == null ? end : Math.min(end, range.to()));
        seek(partitions);
    }

    private List<TopicPartition> partitions() throws IOException {
        List<TopicPartition> all = consumer.partitionsFor(range.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparing(TopicPartition::partition))
                .toList();
        Integer only = range.partition();
        if (only == null) {
            return all;
        }
        List<TopicPartition> chosen =
                all.stream().filter(partition -> partition.partition() == only).toList();
        if (chosen.isEmpty()) {
            throw new IOException("Topic " + range.topic() + " has the partitions 0 to " + (all.size() - 1)
                    + ", and no partition " + only + ".");
        }
        return chosen;
    }

    private void seek(List<TopicPartition> partitions) {
        long from = range.from() == null ? 0 : range.from();
        consumer.beginningOffsets(partitions)
                .forEach((partition, beginning) -> consumer.seek(partition, Math.max(beginning, from)));
        Instant since = range.since();
        if (since != null) {
            seekTo(since.toEpochMilli(), partitions);
        }
    }

    private void seekTo(long time, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            long offset = found == null ? ends.getOrDefault(partition, 0L) : found.offset();
            consumer.seek(partition, Math.max(consumer.position(partition), offset));
        });
    }

    @Override
    public @Nullable Candidate next() {
        while (true) {
            ConsumerRecord<byte[], byte[]> record = polled.poll();
            if (record != null) {
                if (isInRange(record)) {
                    return () -> understand(record);
                }
            } else if (isAtEnd()) {
                return null;
            } else {
                consumer.poll(POLL).forEach(polled::add);
            }
        }
    }

    private boolean isInRange(ConsumerRecord<byte[], byte[]> record) {
        long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        Instant time = Instant.ofEpochMilli(record.timestamp());
        return record.offset() < end
                && (range.since() == null || !time.isBefore(range.since()))
                && (range.until() == null || time.isBefore(range.until()));
    }

    /** Transactions leave markers in the log, so that a position and not a record says where it ends. */
    private boolean isAtEnd() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private Found understand(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key();
        String id = key == null
                ? record.topic() + "-" + record.partition() + "-" + record.offset()
                : new String(key, StandardCharsets.UTF_8);
        byte[] value = record.value();
        if (value == null) {
            return new Found.Erased(id);
        }
        boolean fits = value.length == tensor.bytes()
                && HeaderText.get(record.headers(), HeaderNames.SPEC)
                        .filter(tensor.hash()::equals)
                        .isPresent();
        if (!fits) {
            return new LeftOut(id, Reason.OTHER_TENSOR);
        }
        AgeLabel label = AgeLabel.of(record.headers());
        if (label instanceof AgeLabel.Years age) {
            return new Found.Example(id, age.years(), value);
        }
        return new LeftOut(id, label instanceof AgeLabel.Invalid ? Reason.IMPOSSIBLE_AGE : Reason.NO_AGE);
    }

    @Override
    public String description() {
        return range.words();
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
