package io.agestream.predict.stream;

import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the service's Kafka clients. What only tunes is a default that the user's properties override; what exactly-once
 * rests on is fixed.
 */
public final class KafkaClients {

    private static final String TRANSACTION_TIMEOUT_MS = "15000";
    /**
     * A transaction that begins while the broker is still completing the one before is asked to try again. With Kafka's
     * 100 ms that makes each of them 105 ms long instead of 7; where it takes longer, the pauses grow by themselves.
     */
    private static final int RETRY_BACKOFF_MS = 2;

    private final Map<String, Object> user;
    private final String groupId;
    private final Optional<String> instanceId;
    private final String transactionalId;
    private final int batchSize;

    /**
     * @param user       properties for every client, {@code bootstrap.servers} among them
     * @param instanceId for static membership and the transactional id; without it the latter is random, and safe, too,
     *     since a transaction that commits offsets is fenced by the consumer group's generation
     * @param batchSize  most records that a poll returns
     */
    public KafkaClients(Map<String, Object> user, String groupId, Optional<String> instanceId, int batchSize) {
        this.user = Map.copyOf(user);
        this.groupId = groupId;
        this.instanceId = instanceId;
        this.transactionalId =
                groupId + "-" + instanceId.orElseGet(() -> UUID.randomUUID().toString());
        this.batchSize = batchSize;
    }

    /** Reads tensors as a member of the group. */
    public Consumer<byte[], byte[]> tensorConsumer() {
        Map<String, Object> configs = new HashMap<>(Map.of(
                // Any record is fetched at once, but behind a batch that is being scored whole batches pile up.
                ConsumerConfig.FETCH_MIN_BYTES_CONFIG,
                1,
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                4 << 20,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                Topics.RECEIVE_BUFFER_BYTES,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        configs.putAll(user);
        configs.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        instanceId.ifPresent(id -> configs.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, id));
        configs.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        configs.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize);
        return consumer(configs);
    }

    /** Reads the models topic from its beginning, outside any group. */
    public Consumer<byte[], byte[]> modelsConsumer() {
        return groupless("earliest", Map.of());
    }

    /**
     * Reads the weights of checkpoints.
     *
     * @param timeout how long a chunk may take to arrive
     */
    public BlobReader checkpointReader(Duration timeout, Clock clock) {
        return BlobReader.of(user, timeout, clock);
    }

    /** Reads predictions and dead letters, outside any group; few bytes at a time, since dead letters hold whole images. */
    public Consumer<byte[], byte[]> outcomesConsumer() {
        return groupless(
                "latest",
                Map.of(
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        1 << 20,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
                        4 << 20,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                        Topics.RECEIVE_BUFFER_BYTES));
    }

    /** Asks for offsets. */
    public Admin admin() {
        return Admin.create(user);
    }

    /** Writes predictions and dead letters together with the group's offsets. */
    public Producer<byte[], byte[]> producer() {
        Map<String, Object> configs = new HashMap<>(Map.of(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS));
        configs.putAll(user);
        configs.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        configs.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        configs.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configs.put(ProducerConfig.ACKS_CONFIG, "all");
        configs.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_DEAD_LETTER_BYTES);
        return new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Consumer<byte[], byte[]> groupless(String reset, Map<String, Object> defaults) {
        Map<String, Object> configs = new HashMap<>(defaults);
        configs.putAll(user);
        configs.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, reset);
        return consumer(configs);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> configs) {
        configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configs.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
