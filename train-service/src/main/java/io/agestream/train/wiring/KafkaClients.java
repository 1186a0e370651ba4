package io.agestream.train.wiring;

import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The service's Kafka clients: the user's {@code kafka.*} settings, and ours where correctness depends on them. */
final class KafkaClients {

    private static final Duration CHUNK_TIMEOUT = Duration.ofSeconds(30);

    private final Map<String, Object> kafka;
    private final String model;

    KafkaClients(Map<String, Object> kafka, String model) {
        this.kafka = kafka;
        this.model = model;
    }

    /** For the examples: everything, from the beginning if the store is new. */
    Consumer<byte[], byte[]> exampleConsumer() {
        return consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                500,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "agestream-train-examples"));
    }

    /** For manifests. */
    Consumer<byte[], byte[]> modelsConsumer() {
        return consumer(Map.of(
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "none",
                ConsumerConfig.CLIENT_ID_CONFIG,
                "agestream-train-models"));
    }

    /** For the checkpoints that manifests tell of. */
    BlobReader checkpointReader() {
        return BlobReader.of(
                properties(kafka, Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "agestream-train-checkpoints")),
                CHUNK_TIMEOUT,
                Clock.systemUTC());
    }

    /** Its transactional id is the model's: a second trainer of the same model fences the first. */
    Producer<byte[], byte[]> checkpointProducer() {
        return new KafkaProducer<>(
                properties(
                        kafka,
                        Map.of(
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "agestream-train-" + model,
                                ProducerConfig.CLIENT_ID_CONFIG,
                                "agestream-train")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = properties(kafka, settings);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.remove(ConsumerConfig.GROUP_ID_CONFIG);
        all.putIfAbsent(ConsumerConfig.RECEIVE_BUFFER_CONFIG, Topics.RECEIVE_BUFFER_BYTES);
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The user's settings with others over them. */
    static Map<String, Object> properties(Map<String, Object> kafka, Map<String, Object> ours) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.putAll(ours);
        return all;
    }
}
