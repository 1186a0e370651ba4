package io.agestream.evaluation.command;

import io.agestream.cli.command.KafkaOptions;
import io.agestream.cli.command.TargetOptions;
import io.agestream.cli.console.Console;
import io.agestream.cli.export.CheckpointExport;
import io.agestream.evaluation.report.Report;
import io.agestream.model.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        target.check();
        Clock clock = Clock.systemUTC();
        Manifest manifest = new CheckpointExport(kafka.connection(), clock).manifest(version);
        byte[] page = new Report(manifest, clock.instant()).html().getBytes(StandardCharsets.UTF_8);
        Console.ofProcess().line(target.write(page, manifest, "html").toString());
        return 0;
    }
}
