package io.agestream.system;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** A broker, the topics, and the three services, all on this machine. */
final class Pipeline implements AutoCloseable {

    private final DevBroker broker;
    private final Producer<byte[], byte[]> producer;
    final Topics topics = Topics.withDefaultPrefix();
    final ServiceProcess ingest;
    final ServiceProcess train;
    final ServiceProcess predict;

    /** @param name      of the test, for the logs under target
     *  @param training  of the train-service, such as {@code AGESTREAM_TRAIN_EPOCHS} */
    Pipeline(String name, Map<String, String> training) {
        Path directory = Path.of("target", name);
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker = DevBroker.start();
        try (TopicAdmin admin = TopicAdmin.connect(client(), Duration.ofSeconds(30))) {
            admin.createMissing(topics.all(), Optional.empty());
        }
        producer = new KafkaProducer<>(
                // One request at a time, since the topics have only just been created.
                with(Map.of(
                        "max.request.size", Topics.MAX_IMAGE_RECORD_BYTES, "max.in.flight.requests.per.connection", 1)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Map<String, String> common = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "AGESTREAM_DATA_DIR",
                broker.dataDirectory().resolve("train").toString());
        Map<String, String> trainEnvironment = new HashMap<>(common);
        trainEnvironment.putAll(training);
        ingest = new ServiceProcess("ingest", freePort(), directory, common);
        train = new ServiceProcess("train", freePort(), directory, trainEnvironment);
        predict = new ServiceProcess("predict", freePort(), directory, common);
    }

    void startServices() {
        List.of(ingest, train, predict).forEach(ServiceProcess::start);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    void sendImage(String id, byte[] image, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topics.images(), id == null ? null : id.getBytes(StandardCharsets.UTF_8), image);
        headers.forEach((key, value) -> record.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    /** Everything that a {@code read_committed} consumer sees in a topic now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                with(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
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
    Map<String, Integer> countById(String topic) {
        Map<String, Integer> counts = new HashMap<>();
        read(topic).forEach(r -> counts.merge(new String(r.key(), StandardCharsets.UTF_8), 1, Integer::sum));
        return counts;
    }

    private Map<String, Object> client() {
        return with(Map.of());
    }

    private Map<String, Object> with(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return all;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        predict.close();
        train.close();
        ingest.close();
        producer.close(Duration.ofSeconds(5));
        broker.close();
    }
}
