package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.images.ImageSource;
import io.agestream.cli.images.ImageSources;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.sending.ImageSender;
import io.agestream.cli.sending.SendOptions;
import io.agestream.cli.sending.SendTally;
import io.agestream.contract.record.AgeLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        description = {
            "Sends images to the images topic.",
            "",
            "A file name that begins with an age, as in the UTKFace data set ([age]_[gender]_[race]_[timestamp].jpg), labels"
                    + " the image with it. The id of an image is its name; inside a folder or an archive, its path there."
                    + " Files that are no images are named at the end and not sent.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream send ~/faces faces.tar.gz",
            "  ./agestream send --id cam7-000123 --header shop=12 picture.jpg"
        })
final class SendCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "A folder, .tar, .tar.gz, .tgz, .zip, or an image.")
    private List<Path> paths = List.of();

    @Option(names = "--age", paramLabel = "YEARS", description = "Labels every image with this age.")
    private @Nullable String age;

    @Option(names = "--no-labels", description = "Sends without labels, whatever the names say.")
    private boolean noLabels;

    @Option(names = "--id", paramLabel = "ID", description = "The image's id; for a single image.")
    private @Nullable String id;

    @Option(
            names = "--header",
            paramLabel = "KEY=VALUE",
            description = "A header of every record, passed on to its prediction; can be given several times.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--rate", paramLabel = "N/s", description = "At most N images a second.")
    private @Nullable String rate;

    @Option(names = "--count", paramLabel = "N", description = "At most N images in all.")
    private long count = Long.MAX_VALUE;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        SendOptions options = options();
        KafkaConnection connection = kafka.connection();
        Console console = Console.ofProcess();
        SendTally tally = new SendTally();
        long start = System.nanoTime();
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "send-progress");
            thread.setDaemon(true);
            return thread;
        });
        try {
            requireAll(options);
            connection.requireTopic(connection.topics().images());
            ticker.scheduleAtFixedRate(
                    () -> console.progress(SendSummary.progress(tally, seconds(start))),
                    500,
                    500,
                    TimeUnit.MILLISECONDS);
            try (KafkaProducer<String, byte[]> producer = connection.imageProducer()) {
                ImageSender sender =
                        new ImageSender(producer, connection.topics().images(), options, tally);
                for (Path path : paths) {
                    try (ImageSource source = ImageSources.open(path)) {
                        sender.send(source);
                    }
                }
            }
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        } finally {
            ticker.shutdownNow();
            console.endProgress();
            if (tally.acknowledged() + tally.skipped() > 0) {
                SendSummary.lines(tally, seconds(start), options.maxImageBytes())
                        .forEach(console::line);
            }
        }
        return 0;
    }

    private void requireAll(SendOptions options) throws IOException {
        for (Path path : paths) {
            boolean single = ImageSources.isSingleFile(path);
            if (options.id().isPresent() && (!single || paths.size() > 1)) {
                throw usage("--id names a single image; " + path + " is not the only one.");
            }
        }
    }

    private SendOptions options() {
        if (age != null && AgeLabel.parse(age) instanceof AgeLabel.Invalid invalid) {
            throw usage("--age: " + invalid.reason() + ".");
        }
        if (count < 1) {
            throw usage("--count must be 1 or more, not " + count + ".");
        }
        return new SendOptions(
                !noLabels,
                Optional.ofNullable(age),
                Optional.ofNullable(id),
                headers.stream().map(this::header).toList(),
                perSecond(),
                count,
                ImageSender.MAX_IMAGE_BYTES);
    }

    private Map.Entry<String, String> header(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw usage("--header must be KEY=VALUE, not \"" + text + "\".");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }

    private OptionalDouble perSecond() {
        if (rate == null) {
            return OptionalDouble.empty();
        }
        try {
            double number = Double.parseDouble(rate.replaceFirst("/s$", ""));
            if (number > 0 && Double.isFinite(number)) {
                return OptionalDouble.of(number);
            }
        } catch (NumberFormatException e) {
            throw usage("--rate must be a number of images a second, such as 50/s, not \"" + rate + "\".");
        }
        throw usage("--rate must be more than 0, not \"" + rate + "\".");
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static double seconds(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }
}
