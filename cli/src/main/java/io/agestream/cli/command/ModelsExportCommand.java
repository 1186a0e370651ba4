package io.agestream.cli.command;

import io.agestream.cli.console.Console;
import io.agestream.cli.export.CheckpointExport;
import io.agestream.cli.export.CheckpointExport.Exported;
import io.agestream.cli.export.ExportFormat;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.model.manifest.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes a checkpoint to a file, for use without agestream.")
final class ModelsExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERSION", description = "As `agestream models` lists it, or an alias such as latest.")
    private String version = "";

    @Option(
            names = "--format",
            required = true,
            paramLabel = "onnx|safetensors",
            description =
                    "onnx: the whole network, for ONNX Runtime and others; safetensors: its weights as published.")
    private ExportFormat format = ExportFormat.ONNX;

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Override
    public Integer call() {
        target.check();
        KafkaConnection connection = kafka.connection();
        Exported exported = new CheckpointExport(connection, Clock.systemUTC()).fetch(version, format);
        Manifest manifest = exported.manifest();
        Path file = target.write(exported.bytes(), manifest, format.extension());
        Console.ofProcess()
                .line(String.format(
                        Locale.ROOT,
                        "wrote %s: %.2f MB, version %s, network %s, age groups %s",
                        file,
                        exported.bytes().length / 1e6,
                        manifest.version(),
                        manifest.network().name(),
                        String.join(" ", manifest.ageGroups().names())));
        return 0;
    }
}
