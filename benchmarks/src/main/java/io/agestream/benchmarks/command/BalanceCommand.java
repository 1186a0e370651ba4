package io.agestream.benchmarks.command;

import io.agestream.benchmarks.learning.BalancedEpochs;
import io.agestream.benchmarks.learning.Face;
import io.agestream.benchmarks.report.Csv;
import io.agestream.benchmarks.report.Machine;
import io.agestream.cli.console.Console;
import io.agestream.cli.console.Table;
import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Share;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "balance",
        description = {
            "What class balance by sampling gives and takes: the planned epochs for each balance, on the same faces. Of drawn"
                    + " faces the older groups are made rare, each 0.7 times as frequent as the one before.",
            ""
        },
        footer = {"", "Example:", "  ./agestream bench balance --network tiny --balances 0,1"})
final class BalanceCommand implements Callable<Integer> {

    private static final String FILE = "balance.csv";

    @Mixin
    private LearningOptions learning = new LearningOptions();

    @Option(
            names = "--balances",
            paramLabel = "B[,B…]",
            split = ",",
            description = "From 0, each example once, to 1, each age group equally often (default: 0,0.5,1).")
    private List<Double> balances = List.of(0.0, 0.5, 1.0);

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (balances.stream().anyMatch(balance -> !(balance >= 0 && balance <= 1))) {
            throw new ParameterException(spec.commandLine(), "--balances must be from 0 to 1.");
        }
        Clock clock = Clock.systemUTC();
        Path directory = results.create("balance", clock);
        Console console = Console.ofProcess();
        console.line(Machine.describe(clock));
        List<Face> all = learning.faces();
        List<Face> faces = learning.drawn() ? BalancedEpochs.longTail(all) : all;
        console.line(learning.line(faces.size()));
        Map<Double, Evaluation> exams = new BalancedEpochs(learning.learning(), console::line).measure(faces, balances);
        Table table = new Table(">balance", ">accuracy", ">mean recall", ">lowest recall", "of", ">MAE, years");
        Csv csv = new Csv("balance", "accuracy", "mean_recall", "lowest_recall", "lowest_group", "mae_years");
        exams.forEach((balance, exam) -> {
            Cell lowest = lowest(exam);
            table.row(
                    Double.toString(balance),
                    digits(exam.accuracy().value(), 4),
                    digits(meanRecall(exam), 4),
                    digits(recall(lowest), 4),
                    lowest.name(),
                    digits(exam.meanAbsoluteError(), 2));
            csv.row(
                    balance,
                    exam.accuracy().value(),
                    meanRecall(exam),
                    recall(lowest),
                    lowest.name(),
                    exam.meanAbsoluteError());
        });
        console.line("");
        table.lines().forEach(console::line);
        csv.write(directory.resolve(FILE));
        console.line("");
        console.line(directory + ": " + FILE);
        return 0;
    }

    /** Over the groups that have examples: what accuracy would be if all were equally frequent. */
    private static double meanRecall(Evaluation exam) {
        return exam.byGroup().stream()
                .filter(cell -> cell.accuracy() != null)
                .mapToDouble(BalanceCommand::recall)
                .average()
                .orElseThrow();
    }

    private static Cell lowest(Evaluation exam) {
        return exam.byGroup().stream()
                .filter(cell -> cell.accuracy() != null)
                .min((a, b) -> Double.compare(recall(a), recall(b)))
                .orElseThrow();
    }

    private static double recall(Cell cell) {
        Share share = Objects.requireNonNull(cell.accuracy());
        return share.value();
    }

    private static String digits(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
