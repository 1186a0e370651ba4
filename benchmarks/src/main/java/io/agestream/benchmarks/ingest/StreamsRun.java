package io.agestream.benchmarks.ingest;

import io.agestream.benchmarks.load.RecordSender;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.quickstart.Workspace;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.ingest.topology.StreamsRunner;
import io.agestream.ingest.topology.StreamsSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topology on a backlog of images in topics of its own, which go afterwards. */
final class StreamsRun {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** How exactly the begin and the end are known. */
    private static final Duration LOOK = Duration.ofMillis(20);
    /** Long enough for Kafka Streams to start on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, Object> client;
    private final List<byte[]> images;
    private final IngestCeiling.Settings settings;
    private int runs;

    StreamsRun(String bootstrapServers, List<byte[]> images, IngestCeiling.Settings settings) {
        this.client = Map.of("bootstrap.servers", bootstrapServers);
        this.images = images;
        this.settings = settings;
    }

    /**
     * Images per second, from a tenth of the backlog to its end.
     *
     * @param name    what the topics' names begin with
     * @param records in the backlog
     */
    double rate(String name, int records, IngestCeiling.TopologyOf topology) throws InterruptedException {
        Topics topics = new Topics(name + ++runs + ".");
        try (TopicAdmin admin = TopicAdmin.connect(client, TIMEOUT)) {
            admin.createMissing(
                    topics.settingsOf(topics.images(), topics.tensors(), topics.examples(), topics.deadLetters()),
                    Optional.empty());
        }
        write(topics, records);
        Workspace workspace = Workspace.temporary("agestream-bench-ingest-");
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        StreamsSettings streamsSettings = new StreamsSettings(
                topics.prefix() + "ingest",
                client,
                Optional.empty(),
                settings.threads(),
                Topics.DEFAULT_PARTITIONS,
                settings.commitInterval(),
                workspace.path().resolve("ingest"));
        try (Admin admin = Admin.create(client)) {
            try (StreamsRunner streams =
                    new StreamsRunner(pace -> topology.of(topics, pace), streamsSettings, failure::set)) {
                streams.start();
                return rate(admin, topics, records, failure);
            } finally {
                admin.deleteTopics(
                        topics.all().stream().map(TopicSettings::name).toList());
            }
        } finally {
            workspace.delete(false);
        }
    }

    private void write(Topics topics, int records) {
        Map<String, Object> config = new HashMap<>(client);
        config.put("linger.ms", 20);
        config.put("batch.size", 256 << 10);
        // One request at a time, since the topics have only just been created.
        config.put("max.in.flight.requests.per.connection", 1);
        try (RecordSender sender =
                new RecordSender(new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()))) {
            for (int i = 0; i < records; i++) {
                byte[] key = ("image-" + i).getBytes(StandardCharsets.UTF_8);
                sender.send(new ProducerRecord<>(topics.images(), key, images.get(i % images.size())));
            }
            sender.flush();
        }
    }

    /** Asks for the committed offsets of the input only, so that measuring takes next to nothing from what is measured. */
    private static double rate(Admin admin, Topics topics, int records, AtomicReference<@Nullable Throwable> failure)
            throws InterruptedException {
        long first = 0;
        long start = 0;
        long seen = -1;
        long deadline = 0;
        while (true) {
            Throwable failed = failure.get();
            if (failed != null) {
                throw new CommandFailedException("Ingest ended by itself: " + failed + ".", failed);
            }
            long done = committed(admin, topics);
            if (start == 0 && done > records / 10) {
                start = System.nanoTime();
                first = done;
            }
            if (done >= records) {
                return (records - first) * 1e9 / (System.nanoTime() - start);
            }
            if (done != seen) {
                seen = done;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new CommandFailedException("Ingest has committed nothing for " + PATIENCE.toSeconds()
                        + " s, after " + done + " of " + records + " records.");
            }
            Thread.sleep(LOOK.toMillis());
        }
    }

    private static long committed(Admin admin, Topics topics) throws InterruptedException {
        try {
            return admin
                    .listConsumerGroupOffsets(topics.prefix() + "ingest")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .values()
                    .stream()
                    .filter(offset -> offset != null)
                    .mapToLong(offset -> offset.offset())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw new CommandFailedException("The committed offsets cannot be read: " + e.getCause(), e.getCause());
        }
    }
}
