package io.agestream.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.ingest.topology.IngestTopology;
import io.agestream.ingest.topology.StreamsRunner;
import io.agestream.ingest.topology.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When committed readers see an image's tensor, with Kafka Streams and a broker as they are. */
class CommitPaceIT {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final int BACKLOG = 300;
    private static final int PARTITIONS_FOR_SMALL_FETCHES = 48;

    @TempDir
    private Path state;

    @Test
    void shouldCommitAnImageAtOnceWhenItIsAlone() {
        try (DevBroker broker = DevBroker.start()) {
            // Given
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (TopicAdmin admin = TopicAdmin.connect(client, Duration.ofSeconds(30))) {
                admin.createMissing(TOPICS.all(), Optional.empty());
            }
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            try (StreamsRunner streams = new StreamsRunner(
                            pace -> new IngestTopology(TOPICS, ingestion(), Clock.systemUTC(), pace).build(),
                            settings(client),
                            failure::set);
                    TopicReader reader = new TopicReader(broker.bootstrapServers(), TOPICS.tensors())) {
                streams.start();

                // When
                send(client, "a");
                send(client, "b");

                // Then
                assertThat(reader.await(TOPICS.tensors(), "a")).hasSize(1);
                assertThat(reader.await(TOPICS.tensors(), "b")).hasSize(1);
                assertThat(failure).hasValue(null);
            }
        }
    }

    @Test
    void shouldCommitSeveralFetchesAtOnceWhenThereIsABacklog() {
        try (DevBroker broker = DevBroker.start()) {
            // Given: two or three of the images in a fetch
            Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (TopicAdmin admin = TopicAdmin.connect(client, Duration.ofSeconds(30))) {
                admin.createMissing(
                        TOPICS.all().stream()
                                .map(topic -> topic.withPartitions(1))
                                .toList(),
                        Optional.empty());
            }
            Random random = new Random(7);
            byte[] noise = Fixtures.encode(128, 128, "png", (x, y) -> random.nextInt());
            send(client, noise, IntStream.range(0, BACKLOG).mapToObj(Integer::toString));
            AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
            StreamsSettings settings = new StreamsSettings(
                    "age.ingest",
                    client,
                    Optional.empty(),
                    1,
                    PARTITIONS_FOR_SMALL_FETCHES,
                    Duration.ofMillis(25),
                    state);

            // When
            try (StreamsRunner streams = new StreamsRunner(
                            pace -> new IngestTopology(TOPICS, ingestion(), Clock.systemUTC(), pace).build(),
                            settings,
                            failure::set);
                    TopicReader reader = new TopicReader(broker.bootstrapServers(), TOPICS.tensors())) {
                streams.start();
                reader.await(TOPICS.tensors(), Integer.toString(BACKLOG - 1));

                // Then: a transaction leaves a marker
                assertThat(reader.end() - BACKLOG).isBetween(1L, BACKLOG / 5L);
                assertThat(failure).hasValue(null);
            }
        }
    }

    /** With an interval far beyond the reader's patience. */
    private StreamsSettings settings(Map<String, Object> client) {
        Map<String, Object> patient = new HashMap<>(client);
        patient.put(
                "producer.transaction.timeout.ms", (int) Duration.ofMinutes(10).toMillis());
        return new StreamsSettings("age.ingest", patient, Optional.empty(), 1, 6, Duration.ofMinutes(5), state);
    }

    private static ImageIngestion ingestion() {
        return new ImageIngestion(new ImageInspector(ImageLimits.DEFAULT), new Preprocessor(), IngestMetrics.NONE);
    }

    private static void send(Map<String, Object> client, String id) {
        send(client, Fixtures.image("rgb.png"), Stream.of(id));
    }

    private static void send(Map<String, Object> client, byte[] image, Stream<String> ids) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            ids.forEach(id ->
                    producer.send(new ProducerRecord<>(TOPICS.images(), id.getBytes(StandardCharsets.UTF_8), image)));
        }
    }
}
