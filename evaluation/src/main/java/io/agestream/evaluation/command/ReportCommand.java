package io.agestream.evaluation.command;

import io.agestream.cli.command.KafkaOptions;
import io.agestream.cli.console.Console;
import io.agestream.cli.export.CheckpointExport;
import io.agestream.cli.export.TargetFile;
import io.agestream.evaluation.report.Report;
import io.agestream.model.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = {
            "Writes what a checkpoint's manifest tells as a page of HTML: curves of the run, figures, whom it serves worse,"
                    + " calibration, a model card. The page needs nothing else and shows nobody.",
            ""
        },
        footer = {"", "Example:", "  ./agestream report latest --output report.html"})
final class ReportCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "As `agestream models` lists it, or an alias (default: ${DEFAULT-VALUE}).")
    private String version = "latest";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write (default: <name>-<version>.html in this directory).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrites the file if it exists.")
    private boolean force;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        if (output != null) {
            new TargetFile(output, force).check(); // before anything is fetched
        }
        Clock clock = Clock.systemUTC();
        Manifest manifest = new CheckpointExport(kafka.connection(), clock).manifest(version);
        Path file = output == null ? Path.of(manifest.name() + "-" + manifest.version() + ".html") : output;
        new TargetFile(file, force)
                .write(new Report(manifest, clock.instant()).html().getBytes(StandardCharsets.UTF_8));
        Console.ofProcess().line(file.toString());
        return 0;
    }
}
