package io.agestream.predict.watching;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.console.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/** The outcomes as they are committed, of all images and all instances. Owns its consumer. */
final class OutcomeLog implements AutoCloseable {

    private final Consumer<byte[], byte[]> consumer;
    private final OutcomeRecords records;
    /** Up to where the past goes. */
    private final Map<TopicPartition, Long> ends;

    /** @param from what was written earlier is passed over */
    OutcomeLog(Consumer<byte[], byte[]> consumer, Topics topics, Instant from) {
        this.consumer = consumer;
        this.records = new OutcomeRecords(topics);
        List<TopicPartition> partitions = Stream.of(topics.predictions(), topics.deadLetters())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        this.ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndTimestamp> starts = consumer.offsetsForTimes(
                partitions.stream().collect(Collectors.toMap(partition -> partition, p -> from.toEpochMilli())));
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp start = starts.get(partition);
            if (start == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, start.offset());
            }
        }
    }

    /** @param patience how long to wait for the first of them */
    List<Outcome> poll(Duration patience) {
        List<Outcome> outcomes = new ArrayList<>();
        consumer.poll(patience).forEach(written -> records.outcome(written).ifPresent(outcomes::add));
        return outcomes;
    }

    /** Whether what had been written before it was opened has been read. */
    boolean isCurrent() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
