package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.quickstart.Stopwatch.Phase;
import io.agestream.cli.sending.ImageSender;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.manifest.Manifest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the pipeline and shows what happens in it. For one thread. */
final class Observation implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration SERVICES_START = Duration.ofMinutes(2);
    /** Training that has not begun so long after the last image never will. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final int SHOWN_PREDICTIONS = 5;

    private final QuickstartOptions options;
    private final Pipeline pipeline;
    private final Console console;
    private final Stopwatch stopwatch;
    private final ServiceApi api;
    private final IngestProgress ingest;
    private final Results results;
    private final TrainingView training;
    private @Nullable String liveVersion;
    private double ingestedAt;
    private boolean saidThatItDiverged;

    private Observation(
            QuickstartOptions options,
            Pipeline pipeline,
            Console console,
            Stopwatch stopwatch,
            IngestProgress ingest,
            Results results) {
        this.options = options;
        this.pipeline = pipeline;
        this.console = console;
        this.stopwatch = stopwatch;
        this.ingest = ingest;
        this.results = results;
        this.api = new ServiceApi(options.ports());
        this.training = new TrainingView(console, stopwatch);
    }

    /** From now on, everything on the topics counts. */
    static Observation open(
            QuickstartOptions options,
            KafkaConnection connection,
            Pipeline pipeline,
            Console console,
            Stopwatch stopwatch)
            throws InterruptedException {
        IngestProgress ingest = new IngestProgress(connection.admin(), connection.topics());
        Results results = Results.open(connection, new FirstPredictions(console, SHOWN_PREDICTIONS, stopwatch)::show);
        return new Observation(options, pipeline, console, stopwatch, ingest, results);
    }

    /**
     * Shows everything, until it has been seen once; or without an end, if that is not asked for.
     *
     * @throws CommandFailedException if a process ends by itself, or nothing can come any more
     */
    void watch(Feed feed) throws InterruptedException {
        boolean saidThatItStays = false;
        while (true) {
            pipeline.requireAlive();
            watchServices();
            long ingested = watchImages(feed);
            training.show(api.training());
            watchModel();
            if (isComplete(feed)) {
                if (options.once()) {
                    return;
                }
                if (!saidThatItStays) {
                    saidThatItStays = true;
                    console.line("Everything goes on running; Ctrl-C ends it.");
                }
            }
            requireHope(feed);
            console.progress(String.format(
                    Locale.ROOT,
                    "sent %,d · ingested %,d · %s · predictions %,d%s",
                    feed.tally().acknowledged(),
                    ingested,
                    training.progress(),
                    results.predictions(),
                    results.deadLetters() == 0
                            ? ""
                            : String.format(Locale.ROOT, " · dead letters %,d", results.deadLetters())));
            Thread.sleep(INTERVAL.toMillis());
        }
    }

    /** Reads the large topics to count them. */
    Summary summary(Feed feed) throws InterruptedException {
        TrainingStatus.Epoch last = training.lastEpoch();
        return new Summary(
                feed.tally().acknowledged(),
                results.countTensors(),
                results.countExamples(),
                results.deadLetters(),
                last == null ? 0 : last.epoch(),
                last == null ? null : last.validationAccuracy(),
                evaluation(),
                results.predictions());
    }

    private @Nullable Assessment evaluation() throws InterruptedException {
        String version = training.publishedVersion();
        return version == null
                ? null
                : api.manifest(version).map(Manifest::evaluation).orElse(null);
    }

    @Override
    public void close() {
        ingest.close();
        results.close();
    }

    private void watchServices() throws InterruptedException {
        if (stopwatch.hasEnded(Phase.SERVICES)) {
            return;
        }
        Optional<String> notUp = api.notUp();
        if (notUp.isPresent()) {
            if (stopwatch.totalSeconds() > SERVICES_START.toSeconds()) {
                throw pipeline.notReady(notUp.get(), SERVICES_START);
            }
        } else if (stopwatch.end(Phase.SERVICES)) {
            console.line(String.format(
                    Locale.ROOT, "ingest, train and predict are up after %.1f s", stopwatch.totalSeconds()));
        }
    }

    private long watchImages(Feed feed) throws InterruptedException {
        if (feed.isDone() && stopwatch.end(Phase.SENDING)) {
            console.line(String.format(
                    Locale.ROOT,
                    "sent %,d images, %,d with a label",
                    feed.tally().acknowledged(),
                    feed.tally().labelled()));
            feed.tally().remarks(ImageSender.MAX_IMAGE_BYTES).forEach(console::line);
        }
        long ingested = ingest.done();
        if (feed.isDone() && ingested >= feed.tally().acknowledged() && stopwatch.end(Phase.INGEST)) {
            ingestedAt = stopwatch.totalSeconds();
            console.line(String.format(Locale.ROOT, "ingested %,d images after %.1f s", ingested, ingestedAt));
        }
        return ingested;
    }

    private void watchModel() throws InterruptedException {
        Optional<String> live = api.liveVersion();
        if (live.isPresent() && !live.get().equals(liveVersion)) {
            liveVersion = live.get();
            stopwatch.begin(Phase.PREDICTIONS);
            console.line("predictions now come from " + liveVersion);
        }
    }

    private boolean isComplete(Feed feed) {
        boolean scored = stopwatch.hasEnded(Phase.INGEST)
                && results.predictions() + results.deadLetters() >= feed.tally().acknowledged();
        if (scored) {
            stopwatch.end(Phase.PREDICTIONS);
        }
        return scored && training.isDone() && liveVersion != null && liveVersion.equals(training.publishedVersion());
    }

    private void requireHope(Feed feed) {
        Optional<String> divergence = training.divergence();
        if (divergence.isPresent() && options.once()) {
            throw new CommandFailedException(divergence.get());
        }
        if (divergence.isPresent() && !saidThatItDiverged) {
            saidThatItDiverged = true;
            console.line(divergence.get());
        }
        if (feed.isDone() && feed.tally().acknowledged() == 0) {
            throw new CommandFailedException(
                    "Nothing has been sent, since none of the files is an image that Kafka takes.");
        }
        if (options.once()
                && stopwatch.hasEnded(Phase.INGEST)
                && !training.hasBegun()
                && stopwatch.totalSeconds() - ingestedAt > PATIENCE.toSeconds()) {
            throw new CommandFailedException("Training has not begun " + PATIENCE.toSeconds()
                    + " s after the last image was ingested: " + training.progress() + ".");
        }
    }
}
