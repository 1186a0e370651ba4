package io.agestream.train;

import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.TestInfo;

/** A broker for the tests of a class, each of which has topics of its own. */
public final class SharedBroker implements AutoCloseable {

    private final DevBroker broker = DevBroker.start();

    /** Topics with the beginning of the test's name as their prefix; only the wanted ones are there. */
    public Topics topics(TestInfo test, Function<Topics, List<TopicSettings>> wanted) {
        Topics topics = new Topics(test.getTestMethod().orElseThrow().getName().substring(0, 20) + ".");
        try (TopicAdmin admin =
                TopicAdmin.connect(Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(20))) {
            admin.createMissing(wanted.apply(topics), Optional.empty());
        }
        return topics;
    }

    public Producer<byte[], byte[]> producer() {
        // One request at a time: into a topic that was only just created, an idempotent producer's second batch
        // may arrive before its first is taken, and is then refused until the delivery timeout.
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public Producer<byte[], byte[]> producer(String transactionalId) {
        return new KafkaProducer<>(
                transactional(transactionalId), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** One that is told at the commit what a broker says when the transaction has timed out before, and is of no use then. */
    public Producer<byte[], byte[]> outdatedProducer(String transactionalId) {
        return new KafkaProducer<>(
                transactional(transactionalId), new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void commitTransaction() {
                throw new InvalidTxnStateException(
                        "The producer attempted a transactional operation in an invalid state.");
            }

            @Override
            public void abortTransaction() {
                throw new KafkaException("Cannot execute transactional method because we are in an error state");
            }
        };
    }

    private Map<String, Object> transactional(String id) {
        return Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", id);
    }

    public BlobReader checkpointReader() {
        return BlobReader.of(
                Map.of("bootstrap.servers", broker.bootstrapServers()), Duration.ofSeconds(10), Clock.systemUTC());
    }

    /** Reads what is committed, outside any group. */
    public Consumer<byte[], byte[]> consumer(String offsetReset) {
        return consumer(offsetReset, records -> {});
    }

    /** @param polled is shown the records of each poll before the caller is */
    public Consumer<byte[], byte[]> consumer(
            String offsetReset, java.util.function.Consumer<ConsumerRecords<byte[], byte[]>> polled) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                offsetReset);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
                polled.accept(records);
                return records;
            }
        };
    }

    @Override
    public void close() {
        broker.close();
    }
}
