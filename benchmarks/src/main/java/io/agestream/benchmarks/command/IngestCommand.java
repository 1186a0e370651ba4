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

    @Mixin
    private ComparisonOptions comparison = new ComparisonOptions();

    @Option(
            names = "--commit-interval",
            paramLabel = "D",
            description = "Of transactions (default: 40ms, as the service).")
    private Duration commitInterval = Duration.ofMillis(25);

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        if (records < 10) {
            throw new ParameterException(spec.commandLine(), "--records must be 10 or more.");
        }
        Path folder = images;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "There is no folder " + folder + ".");
        }
        var settings = new IngestCeiling.Settings(
                records, comparison.rounds, Optional.ofNullable(folder), comparison.threads, commitInterval);
        return output.print(
                "ingest",
                records + " " + (folder == null ? "drawn faces" : "images of " + folder) + " a round, "
                        + comparison.threads + " stream threads",
                console -> new IngestCeiling(settings, console).measure());
    }
}
