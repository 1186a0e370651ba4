package io.agestream.evaluation.command;

import io.agestream.cli.command.KafkaOptions;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.cli.export.CheckpointExport;
import io.agestream.cli.export.CheckpointExport.Exported;
import io.agestream.cli.export.ExportFormat;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.evaluation.examples.ExampleSource;
import io.agestream.evaluation.examples.ImageExamples;
import io.agestream.evaluation.examples.TopicExamples;
import io.agestream.evaluation.examples.TopicRange;
import io.agestream.evaluation.result.EvaluationResult;
import io.agestream.evaluation.result.EvaluationTables;
import io.agestream.evaluation.scoring.CheckpointNetwork;
import io.agestream.evaluation.scoring.Examination;
import io.agestream.evaluation.scoring.ExaminationRun;
import io.agestream.evaluation.scoring.FoldChoice;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.manifest.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
        name = "evaluate",
        description = {
            "Says how right a checkpoint is on images whose names begin with the age, as in the UTKFace data set"
                    + " ([age]_[gender]_[race]_[timestamp].jpg), or on a topic's labelled tensors.",
            "",
            "Images are prepared as ingest prepares them and scored as predict scores them; nothing is sent.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream evaluate ~/faces",
            "  ./agestream evaluate faces.tar.gz --version 20261123T184500Z-e12 --json",
            "  ./agestream evaluate --topic --fold all --since 2026-11-23",
        })
final class EvaluateCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "A folder, .tar, .tar.gz, .tgz, .zip, or an image.")
    private List<Path> paths = List.of();

    @Mixin
    private TopicOptions topic = new TopicOptions();

    @Option(
            names = "--fold",
            paramLabel = "training|validation|all",
            description = "The side of training's split that counts; the content of an image decides on which it is"
                    + " (default: all of PATH, the validation fold of a topic).")
    private @Nullable FoldChoice fold;

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            description = "As `agestream models` lists it, or an alias (default: ${DEFAULT-VALUE}).")
    private String version = "latest";

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(
            names = "--mirrored",
            description =
                    "Scores the mirror image of each, too, and takes the mean of the probabilities, in twice the time."
                            + " predict does so if agestream.predict.mirrored is true.")
    private boolean mirrored;

    @Option(names = "--json", description = "Prints everything as one line of JSON.")
    private boolean json;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (paths.isEmpty() != topic.isGiven() || topic.isGiven() != topic.isAnyGiven()) {
            throw usage("Say what to evaluate on: a PATH, or --topic and its options.");
        }
        KafkaConnection connection = kafka.connection();
        Console console = Console.ofProcess();
        try (ExampleSource source = source(connection)) {
            Exported checkpoint =
                    new CheckpointExport(connection, Clock.systemUTC()).fetch(version, ExportFormat.SAFETENSORS);
            EvaluationResult result = evaluate(checkpoint, source, console);
            console.endProgress();
            if (json) {
                console.line(new String(Json.write(result), StandardCharsets.UTF_8));
            } else {
                new EvaluationTables(result).lines().forEach(console::line);
            }
            return 0;
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        } catch (IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        } finally {
            console.endProgress();
        }
    }

    private ExampleSource source(KafkaConnection connection) throws IOException {
        if (!topic.isGiven()) {
            return new ImageExamples(paths);
        }
        TopicRange range;
        try {
            range = topic.range(connection.topics());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
        connection.requireTopic(range.topic());
        return new TopicExamples(connection.bytesReader(), range, TensorSpecification.GRAY_128);
    }

    private EvaluationResult evaluate(Exported checkpoint, ExampleSource source, Console console) throws IOException {
        Manifest manifest = checkpoint.manifest();
        ScoringEngine chosen = engine.engine();
        FoldChoice side = fold != null ? fold : topic.isGiven() ? FoldChoice.VALIDATION : FoldChoice.ALL;
        try (CheckpointNetwork network = CheckpointNetwork.load(manifest, checkpoint.bytes(), chosen)) {
            Examination examination = new ExaminationRun(
                            network, side, mirrored, Runtime.getRuntime().availableProcessors())
                    .of(source, done -> showProgress(done, console));
            if (examination.outputs().isEmpty()) {
                throw nothing(source, side, examination);
            }
            return EvaluationResult.of(manifest, chosen.name(), mirrored, source.description(), side, examination);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(e.getMessage() + ".", e);
        }
    }

    private void showProgress(int done, Console console) {
        if (!json) {
            console.progress(String.format(Locale.ROOT, "evaluated %,d", done));
        }
    }

    private static CommandFailedException nothing(ExampleSource source, FoldChoice side, Examination examination) {
        StringBuilder why = new StringBuilder();
        if (examination.otherFold() > 0) {
            why.append(examination.otherFold())
                    .append(" are not of the ")
                    .append(side)
                    .append(" fold");
        }
        examination.leftOut().forEach(omission -> why.append(why.isEmpty() ? "" : ", ")
                .append(omission.count())
                .append(' ')
                .append(omission.reason().words(omission.count())));
        return new CommandFailedException("There is no example in " + source.description()
                + " to evaluate the model on: " + (why.isEmpty() ? "it is empty" : why) + ".");
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
