package io.agestream.system.pipeline;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import io.agestream.system.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A broker or a cluster, the topics, and the services, all on this machine. */
public final class Pipeline implements AutoCloseable {

    private final Brokers brokers;
    private final Path directory;
    private final Map<String, String> common;
    private final List<ServiceProcess> services = new ArrayList<>();
    private final Producer<byte[], byte[]> producer;
    public final Topics topics = Topics.withDefaultPrefix();
    public final ServiceProcess ingest;
    public final ServiceProcess train;
    public final ServiceProcess predict;

    /**
     * @param name        of the test, for the logs under target
     * @param environment of the services, such as {@code AGESTREAM_TRAIN_EPOCHS}
     */
    public Pipeline(String name, Brokers brokers, Map<String, String> environment) {
        this.brokers = brokers;
        directory = Path.of("target", name);
        Leftovers.delete(directory.resolve("train-data"));
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        createTopics();
        producer = newProducer();
        common = new HashMap<>(environment);
        common.put("KAFKA_BOOTSTRAP_SERVERS", brokers.bootstrapServers());
        common.put(
                "AGESTREAM_DATA_DIR",
                directory.resolve("train-data").toAbsolutePath().toString());
        ingest = instance("ingest", "ingest-1", Map.of());
        train = instance("train", "train-1", Map.of());
        predict = instance("predict", "predict-1", Map.of());
    }

    private void createTopics() {
        try (TopicAdmin admin =
                TopicAdmin.connect(Map.of("bootstrap.servers", brokers.bootstrapServers()), Duration.ofSeconds(30))) {
            admin.createMissing(topics.all(), Optional.empty());
            // The controller answers before the brokers have heard of a new topic.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptionsInstanceOf(TopicsNotReadyException.class)
                    .untilAsserted(() -> admin.verify(topics.all()));
        }
    }

    /**
     * One more process of a service, not started; closed with the pipeline.
     *
     * @param changes to the environment of all
     */
    public ServiceProcess instance(String service, String name, Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>(common);
        environment.putAll(changes);
        ServiceProcess instance = new ServiceProcess(service, name, directory, environment);
        services.add(instance);
        return instance;
    }

    public void startServices() {
        List.of(ingest, train, predict).forEach(ServiceProcess::start);
    }

    /** Ends every service that runs, so that nothing more can come out. */
    public void stopServices() {
        services.forEach(ServiceProcess::close);
    }

    public String bootstrapServers() {
        return brokers.bootstrapServers();
    }

    /** Where the logs and figures of this test are. */
    public Path directory() {
        return directory;
    }

    public ProducerRecord<byte[], byte[]> image(String id, byte[] image, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topics.images(), id == null ? null : id.getBytes(StandardCharsets.UTF_8), image);
        headers.forEach((key, value) -> record.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    public void sendImage(String id, byte[] image, Map<String, String> headers) {
        producer.send(image(id, image, headers));
    }

    public void flush() {
        producer.flush();
    }

    /** Waits for the cluster longer than any of the failures lasts: what it has accepted it delivers. */
    public Producer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers.bootstrapServers(),
                        "max.request.size",
                        Topics.MAX_IMAGE_RECORD_BYTES,
                        // One request at a time, since the topics have only just been created.
                        "max.in.flight.requests.per.connection",
                        1,
                        "linger.ms",
                        0,
                        "max.block.ms",
                        180_000,
                        "delivery.timeout.ms",
                        180_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Reads what is committed, from the beginning, outside any group. */
    public Consumer<byte[], byte[]> newConsumer(int recordsPerPoll) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        recordsPerPoll),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Everything that a {@code read_committed} consumer sees in a topic now. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = newConsumer(500)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** How often each id stands in a topic. */
    public Map<String, Integer> countById(String topic) {
        Map<String, Integer> counts = new HashMap<>();
        read(topic).forEach(r -> counts.merge(new String(r.key(), StandardCharsets.UTF_8), 1, Integer::sum));
        return counts;
    }

    @Override
    public void close() {
        stopServices();
        producer.close(Duration.ofSeconds(5));
        brokers.whole().run();
    }
}
