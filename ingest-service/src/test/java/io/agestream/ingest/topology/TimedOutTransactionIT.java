package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevCluster;
import io.agestream.ingest.Fixtures;
import io.agestream.ingest.TopicReader;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that stands still between the last record of a transaction and its commit, until the broker gives it up. */
class TimedOutTransactionIT {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final Duration STANDSTILL = Duration.ofSeconds(4);
    private static final Map<String, String> IMPATIENT_BROKER =
            Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");

    @TempDir
    private Path state;

    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void shouldReadTheImageAgainWhenTheTransactionTimedOutBeforeItsCommit() {
        try (DevCluster broker = DevCluster.start(1, IMPATIENT_BROKER, Optional.empty())) {
            // Given
            Map<String, Object> client =
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "producer.transaction.timeout.ms", 1500);
            try (TopicAdmin admin = TopicAdmin.connect(client, Duration.ofSeconds(30))) {
                admin.createMissing(TOPICS.all(), Optional.empty());
            }
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            StreamsSettings settings =
                    new StreamsSettings("age.ingest", client, Optional.empty(), 1, 6, Duration.ofMillis(25), state);
            try (StreamsRunner streams = new StreamsRunner(
                            pace -> new IngestTopology(TOPICS, ingestion(), Clock.systemUTC(), pace).build(),
                            settings,
                            StandsStillOnce::new,
                            failure::set);
                    TopicReader reader = new TopicReader(broker.bootstrapServers(), TOPICS.tensors())) {
                streams.start();

                // When
                send(broker.bootstrapServers(), "a");

                // Then
                assertThat(reader.await(TOPICS.tensors(), "a")).hasSize(1);
                assertThat(commits.get()).as("commits").isGreaterThan(1);
                assertThat(failure).hasValue(null);
            }
        }
    }

    private static ImageIngestion ingestion() {
        return new ImageIngestion(new ImageInspector(ImageLimits.DEFAULT), new Preprocessor(), IngestMetrics.NONE);
    }

    private static void send(String bootstrapServers, String id) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    TOPICS.images(), id.getBytes(StandardCharsets.UTF_8), Fixtures.image("rgb.png")));
        }
    }

    private final class StandsStillOnce implements KafkaClientSupplier {

        private final KafkaClientSupplier clients;

        StandsStillOnce(KafkaClientSupplier clients) {
            this.clients = clients;
        }

        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new LastingProducer(config) {
                @Override
                public void commitTransaction() {
                    if (commits.incrementAndGet() == 1) {
                        LockSupport.parkNanos(STANDSTILL.toNanos());
                    }
                    super.commitTransaction();
                }
            };
        }

        @Override
        public Admin getAdmin(Map<String, Object> config) {
            return clients.getAdmin(config);
        }

        @Override
        public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
            return clients.getConsumer(config);
        }

        @Override
        public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
            return clients.getRestoreConsumer(config);
        }

        @Override
        public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
            return clients.getGlobalConsumer(config);
        }
    }
}
