package io.agestream.cli.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads some topics without a group, all partitions, only what is committed. For one thread; owns the consumer.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    private TopicReader(Consumer<String, byte[]> consumer, Collection<String> topics) {
        this.consumer = consumer;
        this.partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
    }

    /** Reads everything there is. */
    public static TopicReader fromBeginning(Consumer<String, byte[]> consumer, Collection<String> topics) {
        TopicReader reader = new TopicReader(consumer, topics);
        consumer.seekToBeginning(reader.partitions);
        return reader;
    }

    /** Reads what comes from now on. */
    public static TopicReader fromEnd(Consumer<String, byte[]> consumer, Collection<String> topics) {
        TopicReader reader = new TopicReader(consumer, topics);
        reader.ends().forEach(consumer::seek);
        return reader;
    }

    /** Reads about the last so many records of each partition, and what comes after them. */
    public static TopicReader fromLast(Consumer<String, byte[]> consumer, Collection<String> topics, long records) {
        TopicReader reader = new TopicReader(consumer, topics);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(reader.partitions);
        reader.ends()
                .forEach((partition, end) ->
                        // Every transaction leaves a marker in the log that takes an offset, too.
                        consumer.seek(partition, Math.max(beginnings.getOrDefault(partition, 0L), end - 2 * records)));
        return reader;
    }

    /** What has come since the last call, waiting for a short while. */
    public ConsumerRecords<String, byte[]> poll() {
        return consumer.poll(POLL);
    }

    /** Calls back for each record up to where the topics end at the time of the call. */
    public void readToEnd(java.util.function.Consumer<ConsumerRecord<String, byte[]>> each) {
        Map<TopicPartition, Long> missing = new HashMap<>(ends());
        while (true) {
            missing.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            if (missing.isEmpty()) {
                return;
            }
            poll().forEach(each);
        }
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
    }

    private Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }
}
