package io.agestream.benchmarks.ingest;

import io.agestream.benchmarks.load.DrawnJpegs;
import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevCluster;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.preprocessing.Preprocessor;
import io.agestream.ingest.topology.CommitPace;
import io.agestream.ingest.topology.IngestTopology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.Topology;

/**
 * How close ingest comes to what its parts allow: bare decoding, records passed through without decoding, and the
 * service, in turn on the same cores. The broker is a process of its own on the same machine.
 */
public final class IngestCeiling {

    private static final int DRAWN = 500;
    private static final int MOST_FILES = 2000;
    /** Until then Java compiles in this process, on the cores that are measured. */
    private static final int LEAST_WARM_UP = 100_000;

    private final Settings settings;
    private final Console console;

    public IngestCeiling(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * How much is measured.
     *
     * @param records        in the backlog of each round
     * @param rounds         in which all are measured in turn, after one that does not count, of 100,000 records or more
     * @param folder         of images; empty takes drawn faces, 200 × 200
     * @param threads        of Kafka Streams
     * @param commitInterval of its transactions
     */
    public record Settings(int records, int rounds, Optional<Path> folder, int threads, Duration commitInterval) {}

    public Rounds measure() throws InterruptedException {
        List<byte[]> images = settings.folder().map(IngestCeiling::read).orElseGet(() -> DrawnJpegs.faces(DRAWN));
        ImageInspector inspector = new ImageInspector(ImageLimits.DEFAULT);
        Preprocessor preprocessor = new Preprocessor();
        BareDecoding decoding = new BareDecoding(inspector, preprocessor, images);
        ImageIngestion ingestion = new ImageIngestion(inspector, preprocessor, IngestMetrics.NONE);
        try (DevCluster broker = DevCluster.start(1)) {
            StreamsRun streams = new StreamsRun(broker.bootstrapServers(), images, settings);
            return Rounds.afterWarmUp(settings.rounds(), console, (isWarmUp, figures) -> {
                int records = isWarmUp ? Math.max(LEAST_WARM_UP, settings.records()) : settings.records();
                double decode = decoding.rate(records);
                double pass = streams.rate("pass", records, PassThroughTopology::of);
                double service = streams.rate("service", records, (topics, pace) -> new IngestTopology(
                                topics, ingestion, Clock.systemUTC(), pace)
                        .build());
                figures.rate("decode and resize, in memory", decode);
                figures.rate("Kafka Streams pass-through", pass);
                figures.rate("ingest, through Kafka", service);
                figures.ratio("ingest ÷ what both allow", service * (1 / decode + 1 / pass));
            });
        }
    }

    private static List<byte[]> read(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<byte[]> images =
                    files.sorted().limit(MOST_FILES).map(IngestCeiling::bytes).toList();
            if (images.isEmpty()) {
                throw new CommandFailedException("There are no images in " + folder + ".");
            }
            return images;
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailedException("The images in " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the topics of one round. */
    interface TopologyOf {
        Topology of(Topics topics, CommitPace pace);
    }
}
