package io.agestream.predict;

import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What surrounds the service in Kafka: its topics, whoever sends tensors, whoever reads what comes out. */
public final class TestKafka {

    private TestKafka() {}

    public static void createTopics(String bootstrapServers, Topics topics) {
        try (TopicAdmin admin =
                TopicAdmin.connect(Map.of("bootstrap.servers", bootstrapServers), Duration.ofSeconds(30))) {
            admin.createMissing(
                    topics.settingsOf(
                            topics.tensors(),
                            topics.models(),
                            topics.checkpoints(),
                            topics.predictions(),
                            topics.deadLetters()),
                    Optional.empty());
        }
    }

    public static Producer<byte[], byte[]> producer(String bootstrapServers) {
        // One request at a time: while a new topic's leader is only just coming up, the broker may take the second
        // batch of a producer it does not know for its first, and refuse the first for ever.
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** A read_committed reader of these topics from their beginning. */
    public static Consumer<byte[], byte[]> reader(String bootstrapServers, String... topics) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(topics).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(p -> new org.apache.kafka.common.TopicPartition(p.topic(), p.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }

    /** A tensor as ingest writes it. */
    public static ProducerRecord<byte[], byte[]> tensor(Topics topics, String id, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topics.tensors(), id.getBytes(StandardCharsets.UTF_8), value);
        record.headers()
                .add(HeaderNames.SPEC, TestCheckpoint.TENSOR.hash().getBytes(StandardCharsets.UTF_8))
                .add(HeaderNames.IMAGE_TIME, "1700000000000".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
