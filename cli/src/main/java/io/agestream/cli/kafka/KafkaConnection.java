package io.agestream.cli.kafka;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes clients of one cluster.
 *
 * @param bootstrapServer {@code host:port}, or several with commas
 * @param clientConfig    further properties of Kafka's clients, as from {@code --command-config}
 * @param topics          names of the topics there
 */
public record KafkaConnection(String bootstrapServer, Map<String, String> clientConfig, Topics topics) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    public KafkaConnection {
        clientConfig = Map.copyOf(clientConfig);
    }

    public TopicAdmin topicAdmin(Duration timeout) {
        return TopicAdmin.connect(with(Map.of()), timeout);
    }

    public Admin admin() {
        return Admin.create(with(Map.of()));
    }

    /**
     * Checks that the cluster answers and has this topic: a client alone would wait for a minute and then speak of
     * metadata.
     *
     * @throws CommandFailedException if not
     */
    public void requireTopic(String topic) {
        Admin admin = admin();
        try {
            admin.describeTopics(List.of(topic)).allTopicNames().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new CommandFailedException(
                        "There is no topic " + topic + " at " + bootstrapServer
                                + ": create the topics with `./agestream topics create`, or give another --topic-prefix.",
                        e);
            }
            throw KafkaFailure.of(e, bootstrapServer);
        } catch (TimeoutException e) {
            throw KafkaFailure.unreachable(bootstrapServer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("Interrupted.", e);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** An idempotent producer that waits for all replicas; what it buffers is bounded. */
    public KafkaProducer<String, byte[]> imageProducer() {
        return new KafkaProducer<>(
                with(Map.of(
                        "enable.idempotence", "true",
                        "acks", "all",
                        "max.request.size", Integer.toString(Topics.MAX_IMAGE_RECORD_BYTES),
                        "buffer.memory", Long.toString(64L << 20),
                        "batch.size", Integer.toString(256 << 10),
                        "linger.ms", "5",
                        "max.block.ms", "120000")),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** A consumer without a group that sees only what transactions have committed. */
    public KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(
                with(Map.of(
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "max.partition.fetch.bytes", Integer.toString(4 << 20),
                        "receive.buffer.bytes", Integer.toString(Topics.RECEIVE_BUFFER_BYTES),
                        "allow.auto.create.topics", "false")),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads the weights of checkpoints. */
    public BlobReader checkpointReader(Clock clock) {
        return BlobReader.of(with(Map.of()), PATIENCE, clock);
    }

    /** As {@link #reader()}, for keys and values that are bytes. */
    public KafkaConsumer<byte[], byte[]> bytesReader() {
        return new KafkaConsumer<>(
                with(Map.of(
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "earliest",
                        "receive.buffer.bytes", Integer.toString(Topics.RECEIVE_BUFFER_BYTES),
                        "allow.auto.create.topics", "false")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<String, Object> with(Map<String, String> defaults) {
        Map<String, Object> config = new HashMap<>(defaults);
        config.putAll(clientConfig);
        config.put("bootstrap.servers", bootstrapServer);
        return config;
    }
}
