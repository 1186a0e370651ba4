package io.agestream.ingest;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.ingest.image.ImageHeader;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.image.Inspection;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.ingest.topology.IngestTopology;
import io.agestream.ingest.topology.PassThroughTopology;
import io.agestream.ingest.topology.StreamsRunner;
import io.agestream.ingest.topology.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/**
 * How close the service comes to what its parts allow: bare decoding, records passed through without decoding, and the
 * service, in one sitting on the same cores; README.md says how it is run. The broker is a process of its own on the same
 * machine, or one in this process if no address is given.
 */
final class IngestSpeed {

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final String bootstrapServers;
    private final List<byte[]> images;
    private final int records;

    private IngestSpeed(String bootstrapServers, List<byte[]> images, int records) {
        this.bootstrapServers = bootstrapServers;
        this.images = images;
        this.records = records;
    }

    /** {@code [records [folder of images | - [bootstrap servers]]]} */
    public static void main(String[] args) throws Exception {
        int records = args.length > 0 ? Integer.parseInt(args[0]) : 40_000;
        List<byte[]> images =
                args.length > 1 && !args[1].equals("-") ? read(Path.of(args[1])) : SyntheticJpegs.of(200, 200, 500);
        if (args.length > 2) {
            new IngestSpeed(args[2], images, records).measure();
            return;
        }
        try (DevBroker broker = DevBroker.start()) {
            new IngestSpeed(broker.bootstrapServers(), images, records).measure();
        }
    }

    private void measure() throws Exception {
        System.out.printf(
                "%d records, %d different images of %.0f bytes on average, %d cores, %d stream threads%n",
                records,
                images.size(),
                images.stream().mapToInt(image -> image.length).average().orElse(0),
                CORES,
                threads());
        Preprocessor preprocessor = new Preprocessor();
        ImageInspector inspector = new ImageInspector(ImageLimits.DEFAULT);
        for (int round = 1; round <= Integer.getInteger("rounds", 3); round++) {
            double decode = decodeRate(inspector, preprocessor);
            double pass = streamRate("pass" + round, topics -> PassThroughTopology.of(topics));
            ImageIngestion ingestion = new ImageIngestion(inspector, preprocessor, IngestMetrics.NONE);
            double service = streamRate(
                    "service" + round, topics -> new IngestTopology(topics, ingestion, Clock.systemUTC()).build());
            double ceiling = 1 / (1 / decode + 1 / pass);
            System.out.printf(
                    "round %d: decode and resize %.0f/s, pass-through %.0f/s, ceiling %.0f/s, service %.0f/s, ratio %.2f%n",
                    round, decode, pass, ceiling, service, service / ceiling);
        }
    }

    private interface TopologyOf {
        Topology of(Topics topics);
    }

    /** (a) As many threads as cores decode and resize, without Kafka. */
    private double decodeRate(ImageInspector inspector, Preprocessor preprocessor) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CORES);
        try {
            long start = System.nanoTime();
            List<Future<?>> parts = new ArrayList<>();
            for (int thread = 0; thread < CORES; thread++) {
                int first = thread;
                parts.add(pool.submit(() -> IntStream.iterate(first, i -> i < records, i -> i + CORES)
                        .forEach(i -> {
                            byte[] image = images.get(i % images.size());
                            ImageHeader header = ((Inspection.Passed) inspector.inspect(image)).header();
                            preprocessor.preprocess(image, header);
                        })));
            }
            for (Future<?> part : parts) {
                part.get();
            }
            return records * 1e9 / (System.nanoTime() - start);
        } finally {
            pool.shutdown();
        }
    }

    /** (b), (c) The records wait in their topic; the time runs from a tenth of them to the last. */
    private double streamRate(String name, TopologyOf topology) throws Exception {
        Topics topics = new Topics(name + "-" + System.nanoTime() + ".");
        Map<String, Object> client = Map.of("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            new TopicAdmin(admin, Duration.ofSeconds(30))
                    .createMissing(
                            topics.settingsOf(
                                    topics.images(), topics.tensors(), topics.examples(), topics.deadLetters()),
                            Optional.empty());
        }
        produce(client, topics);
        Path state = Files.createTempDirectory("ingest-speed");
        StreamsSettings settings = new StreamsSettings(
                topics.prefix() + "ingest",
                client,
                Optional.empty(),
                threads(),
                Duration.ofMillis(Integer.getInteger("commit", 50)),
                state);
        try (StreamsRunner streams = new StreamsRunner(topology.of(topics), settings, Throwable::printStackTrace)) {
            streams.start();
            return rateOf(client, topics);
        } finally {
            try (Admin admin = Admin.create(client)) {
                admin.deleteTopics(topics.all().stream().map(t -> t.name()).toList());
            }
        }
    }

    private static int threads() {
        int wanted = Integer.getInteger("threads", 0);
        return wanted == 0 ? CORES : wanted;
    }

    private void produce(Map<String, Object> client, Topics topics) throws ExecutionException, InterruptedException {
        Map<String, Object> config = new HashMap<>(client);
        config.put("linger.ms", 20);
        config.put("batch.size", 256 << 10);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                byte[] key = ("image-" + i).getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topics.images(), key, images.get(i % images.size()))));
            }
            for (Future<?> acknowledged : sent) {
                acknowledged.get();
            }
        }
    }

    /** Asks for the committed offsets of the input only, so that measuring takes next to nothing from what is measured. */
    private double rateOf(Map<String, Object> client, Topics topics) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            long first = 0;
            long start = 0;
            while (true) {
                long done = committed(admin, topics);
                if (done > records / 10 && start == 0) {
                    start = System.nanoTime();
                    first = done;
                }
                if (done >= records) {
                    return (records - first) * 1e9 / (System.nanoTime() - start);
                }
                Thread.sleep(20);
            }
        }
    }

    private static long committed(Admin admin, Topics topics) {
        try {
            return admin
                    .listConsumerGroupOffsets(topics.prefix() + "ingest")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .entrySet()
                    .stream()
                    .filter(e -> e.getValue() != null)
                    .mapToLong(e -> e.getValue().offset())
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            return 0; // the group does not exist yet
        }
    }

    private static List<byte[]> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .limit(2000)
                    .map(file -> {
                        try {
                            return Files.readAllBytes(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
