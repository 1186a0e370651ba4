package io.agestream.benchmarks.command;

import io.agestream.benchmarks.ingest.IngestCeiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = {
            "Ingest between its ceilings, in turn: decoding and resizing in memory, Kafka Streams passing records of the same"
                    + " sizes through without decoding, and ingest on the same images.",
            "",
            "The broker is a process of its own on the same cores; the rest runs in this process.",
            ""
        },
        footer = {"", "Example:", "  ./agestream bench ingest --images ~/faces --records 40000"})
final class IngestCommand implements Callable<Integer> {

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "Of images, the first 2,000 of it (default: drawn faces, 200 × 200 JPEG).")
    private @Nullable Path images;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "That wait in the topic in each round (default: ${DEFAULT-VALUE}).")
    private int records = 40_000;

    @Option(names = "--rounds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 3;

    @Option(names = "--threads", paramLabel = "N", description = "Of Kafka Streams (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--commit-interval",
            paramLabel = "D",
            description = "Of transactions (default: 50ms, as the service).")
    private Duration commitInterval = Duration.ofMillis(50);

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || records < 10 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds and --threads must be 1 or more, --records 10 or more.");
        }
        Path folder = images;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
        }
        var settings =
                new IngestCeiling.Settings(records, rounds, Optional.ofNullable(folder), threads, commitInterval);
        return output.print(
                "ingest",
                records + " " + (folder == null ? "drawn faces" : "images of " + folder) + " a round, " + threads
                        + " stream threads",
                console -> new IngestCeiling(settings, console).measure());
    }
}
