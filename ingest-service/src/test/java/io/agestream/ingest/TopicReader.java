package io.agestream.ingest;

import io.agestream.contract.record.HeaderText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Reads topics from their start as any other service does: committed records only. */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    public TopicReader(String bootstrapServers, String... topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(topics).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList());
    }

    /** All records with this key in this topic, once there is one. */
    public List<ConsumerRecord<byte[], byte[]>> await(String topic, String key) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> of(topic, key), found -> !found.isEmpty());
    }

    /** All records with this key in this topic up to now. */
    public List<ConsumerRecord<byte[], byte[]>> of(String topic, String key) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
        }
        return seen.stream()
                .filter(entry -> entry.topic().equals(topic) && key.equals(text(entry.key())))
                .toList();
    }

    /** The sum of the partitions' ends, markers of transactions among what they count. */
    public long end() {
        return consumer.endOffsets(consumer.assignment()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    public static Optional<String> header(ConsumerRecord<byte[], byte[]> entry, String name) {
        return HeaderText.get(entry.headers(), name);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
