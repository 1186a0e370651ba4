package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka Streams' clients: consumers that tell the pace of commits what they get, and, for an instance with a name, producers
 * with a transactional id that survives a restart. Kafka Streams draws a new one for every process, so that the transaction
 * of a killed one stays open, and hides what follows it, until it times out; under the same id the successor ends it at once.
 *
 * @param transactionalId what the ids of this instance start with; empty leaves them as they are drawn
 * @param pace            of the threads' commits
 */
record StreamsClients(Optional<String> transactionalId, CommitPace pace) implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        Object drawn = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        if (drawn != null) {
            transactionalId.ifPresent(
                    id -> config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id + "-" + threadOf(drawn.toString())));
        }
        return new LastingProducer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new PacedConsumer(config, pace);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    /** Kafka Streams' ids are {@code application-process-thread}. */
    private static String threadOf(String drawn) {
        return drawn.substring(drawn.lastIndexOf('-') + 1);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static final class PacedConsumer extends KafkaConsumer<byte[], byte[]> {

        private final CommitPace pace;

        PacedConsumer(Map<String, Object> config, CommitPace pace) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.pace = pace;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            long asked = pace.nanoTime();
            ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
            pace.polled(records.count(), asked, isBehind());
            return records;
        }

        /** By what the last fetches told of the ends of the partitions; nothing is asked of the broker for it. */
        private boolean isBehind() {
            return assignment().stream()
                    .anyMatch(partition -> currentLag(partition).orElse(0) > 0);
        }
    }
}
