package io.agestream.devbroker;

import static org.awaitility.Awaitility.await;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests do with a broker: create the topics, write a text, read them all. */
final class Roundtrip {

    private final String bootstrapServers;
    private final Topics topics = Topics.withDefaultPrefix();

    Roundtrip(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    List<String> createTopics(Optional<Short> replicationFactor) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicAdmin topicAdmin = new TopicAdmin(admin, Duration.ofSeconds(30));
            List<String> created = topicAdmin.createMissing(topics.all(), replicationFactor);
            // The controller answers before the brokers have heard of a new topic.
            await().ignoreExceptionsInstanceOf(TopicsNotReadyException.class)
                    .untilAsserted(() -> topicAdmin.verify(topics.all()));
            return created;
        }
    }

    void produce(String text) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topics.images(), 0, "id", text)).get(60, TimeUnit.SECONDS);
        }
    }

    /** Every text of the partition, up to its end. */
    List<String> consumeAll() {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topics.images(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<String> texts = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> texts.add(record.value()));
            }
            return texts;
        }
    }
}
