package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.ImageSources;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.kafka.TopicCreation;
import io.agestream.cli.quickstart.Stopwatch.Phase;
import io.agestream.cli.synthetic.SyntheticSource;
import io.agestream.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.KafkaException;

/** Checks, starts, feeds and watches the pipeline, and takes all of it away again. For one thread. */
public final class Quickstart {

    /** Four tensors or the like of 16 KiB are kept for each image: tensor, example, the store of training, and slack. */
    private static final long BYTES_PER_IMAGE = 4 * (16L << 10);

    private static final long SYNTHETIC_BYTES = 16 << 10;
    private static final long BASE_BYTES = 1L << 30;
    private static final long SEED = 42;
    private static final int MIN_EXAMPLES = 256;

    private final QuickstartOptions options;
    private final Console console;
    private final Stopwatch stopwatch = new Stopwatch(System::nanoTime);
    private volatile boolean ending;

    public Quickstart(QuickstartOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /**
     * Runs until everything has been shown once, or until the process is told to end.
     *
     * @throws CommandFailedException if something is not as it must be, or a process ends by itself
     */
    public void run() throws InterruptedException {
        List<String> missing = ServicePrograms.missing(options.home());
        if (!missing.isEmpty()) {
            throw new CommandFailedException("Not built: " + String.join(", ", missing)
                    + "; run it as ./agestream, which builds what is missing.");
        }
        options.ports().requireFree();
        ImageSources.Survey survey = survey();
        Workspace workspace = Workspace.open(options.data());
        Pipeline pipeline = new Pipeline(workspace.logs());
        Thread end = new Thread(
                () -> {
                    ending = true;
                    console.endProgress();
                    console.line("Ending everything …");
                    pipeline.close();
                    workspace.delete(false);
                },
                "quickstart-end");
        Runtime.getRuntime().addShutdownHook(end);
        boolean failed = true;
        try {
            workspace.requireSpace(survey.bytes() + survey.files() * BYTES_PER_IMAGE + BASE_BYTES);
            run(survey, workspace, pipeline);
            failed = false;
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, options.ports().bootstrapServer());
        } finally {
            leaveToHookIfEnding();
            console.endProgress();
            pipeline.close();
            workspace.delete(failed);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }

    private void run(ImageSources.Survey survey, Workspace workspace, Pipeline pipeline) throws InterruptedException {
        Welcome.plan(options, survey.files(), workspace).forEach(console::line);
        ScrapeConfiguration.write(options.home(), options.ports(), workspace);
        // Nine in ten examples are for training, give or take some.
        int minExamples = (int) Math.max(1, Math.min(MIN_EXAMPLES, survey.aged() * 7 / 10));
        ServicePrograms programs = new ServicePrograms(options, workspace, minExamples, System.getenv());
        KafkaConnection connection =
                new KafkaConnection(options.ports().bootstrapServer(), Map.of(), Topics.withDefaultPrefix());
        console.progress("starting Kafka");
        stopwatch.begin(Phase.BROKER);
        pipeline.startBroker(programs.broker());
        TopicCreation.create(connection, connection.topics().all(), Optional.empty());
        stopwatch.end(Phase.BROKER);
        try (Observation observation = Observation.open(options, connection, pipeline, console, stopwatch)) {
            stopwatch.begin(Phase.SERVICES, Phase.SENDING, Phase.INGEST);
            pipeline.start(programs.ingest());
            pipeline.start(programs.train());
            pipeline.start(programs.predict());
            Welcome.addresses(options, workspace).forEach(console::line);
            Feed feed = Feed.start(connection, source(), options.count());
            observation.watch(feed);
            if (options.once()) {
                console.endProgress();
                observation.summary(feed).table(stopwatch).forEach(console::line);
            }
        }
    }

    private ImageSources.Survey survey() {
        if (options.images().isEmpty()) {
            return new ImageSources.Survey(options.count(), options.count() * SYNTHETIC_BYTES, options.count());
        }
        Path images = options.images().get();
        console.line("looking at " + images);
        try {
            ImageSources.Survey survey = ImageSources.survey(images, options.count());
            if (survey.aged() == 0) {
                throw new CommandFailedException("No file name of " + images + " begins with an age, as in"
                        + " 34_0_1_20170109.jpg, so there is nothing to train with.");
            }
            return survey;
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    private ImageSource source() {
        Optional<Path> images = options.images();
        try {
            return images.isPresent()
                    ? ImageSources.open(images.get())
                    : new SyntheticSource(SEED, Math.toIntExact(options.count()));
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The hook that Ctrl-C runs ends everything, and with it this thread; what fails meanwhile is of no interest. */
    private void leaveToHookIfEnding() throws InterruptedException {
        if (ending) {
            new CountDownLatch(1).await();
        }
    }
}
