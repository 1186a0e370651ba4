package io.agestream.benchmarks.command;

import io.agestream.benchmarks.micro.MicroBenchmarks;
import io.agestream.benchmarks.micro.MicroResult;
import io.agestream.benchmarks.report.Csv;
import io.agestream.benchmarks.report.Machine;
import io.agestream.cli.console.Console;
import io.agestream.cli.console.Table;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "micro",
        description = {
            "The parts by themselves, with JMH: preprocessing of images, records, checkpoints, a forward pass and a training"
                    + " step of each network; on one core and on all of them.",
            "",
            "All of it takes about half an hour, --quick about ten minutes.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream bench micro Preprocessing --quick",
            "  ./agestream bench micro 'Forward|TrainingStep' --threads 1"
        })
final class MicroCommand implements Callable<Integer> {

    private static final String TABLE = "micro.csv";
    private static final String JMH = "micro.json";

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            description = "Only those with this regular expression in their names, such as Forward.")
    private String pattern = "";

    @Option(names = "--quick", description = "Short and rough: one fork, two iterations of a second.")
    private boolean quick;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Only on so many (default: on one, then on all cores).")
    private @Nullable Integer threads;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        MicroBenchmarks.Settings settings = settings();
        Clock clock = Clock.systemUTC();
        Path directory = results.create("micro", clock);
        Console console = Console.ofProcess();
        String machine = Machine.describe(clock);
        List<MicroResult> results = new MicroBenchmarks(settings).run(directory.resolve(JMH));
        console.line("");
        console.line(machine);
        table(results).forEach(console::line);
        csv(results).write(directory.resolve(TABLE));
        console.line("");
        console.line(directory + ": " + TABLE + ", " + JMH);
        return 0;
    }

    private MicroBenchmarks.Settings settings() {
        Integer only = threads;
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(), "\"" + pattern + "\" is no regular expression: " + e.getDescription() + ".", e);
        }
        return new MicroBenchmarks.Settings(
                "(" + pattern + ")",
                quick,
                only != null
                        ? List.of(only)
                        : Stream.of(1, Runtime.getRuntime().availableProcessors())
                                .distinct()
                                .toList());
    }

    private static List<String> table(List<MicroResult> results) {
        Table table =
                new Table("benchmark", "parameters", ">threads", ">operations/s", ">±", ">ms/operation", ">tensors/s");
        for (MicroResult result : results) {
            table.row(
                    result.name(),
                    result.params(),
                    Integer.toString(result.threads()),
                    number(result.perSecond()),
                    Double.isNaN(result.error()) ? "-" : number(result.error()),
                    String.format(Locale.ROOT, "%.3f", result.millis()),
                    result.batch() == 1 ? "" : number(result.itemsPerSecond()));
        }
        return table.lines();
    }

    private static Csv csv(List<MicroResult> results) {
        Csv csv = new Csv(
                "benchmark", "parameters", "threads", "operations_per_second", "error", "ms_per_operation", "batch");
        results.forEach(
                r -> csv.row(r.name(), r.params(), r.threads(), r.perSecond(), r.error(), r.millis(), r.batch()));
        return csv;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
