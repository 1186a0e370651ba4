package io.agestream.benchmarks.command;

import io.agestream.benchmarks.learning.Ablation;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "ablation",
        description = {
            "What single values of a recipe give and take: the planned epochs as the recipe has them, and once more for each"
                    + " variant, on the same faces and with the same seeds.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream bench ablation --network tiny --variant balance=0.5 --variant balance=1",
            "  ./agestream bench ablation --images ~/UTKFace --count 21000 --network agenet-s --recipe agenet \\",
            "    --variant erase=0 --variant batch-size=128,learning-rate=0.002 --variant network=agenet"
        })
final class AblationCommand implements Callable<Integer> {

    private static final String FILE = "ablation.csv";

    @Mixin
    private LearningOptions learning = new LearningOptions();

    @Option(
            names = "--variant",
            paramLabel = "KEY=VALUE[,…]",
            converter = Changes.class,
            description = "What is changed, such as erase=0 or epochs=40,first-share=0.8; the key network names another"
                    + " network. May be given several times.")
    private List<Ablation.Variant> variants = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Runs of each: with --seed, and those behind it (default: ${DEFAULT-VALUE}).")
    private int seeds = 1;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path directory = results.create("ablation", clock);
        Console console = Console.ofProcess();
        console.line(Machine.describe(clock));
        List<Face> faces = learning.faces();
        console.line(learning.line(faces.size()));
        Table table = new Table(
                "",
                ">seed",
                ">accuracy",
                ">one-off",
                ">MAE, years",
                ">NLL",
                ">ECE",
                ">mean recall",
                ">mirrored: accuracy",
                ">MAE",
                ">minutes");
        Csv csv = new Csv(
                "variant",
                "seed",
                "accuracy",
                "one_off",
                "mae_years",
                "nll",
                "ece",
                "mean_recall",
                "mirrored_accuracy",
                "mirrored_mae_years",
                "minutes");
        new Ablation(learning.learning(), console::line)
                .measure(
                        faces,
                        Stream.concat(Stream.of(Ablation.Variant.NONE), variants.stream())
                                .toList(),
                        seeds,
                        outcome -> {
                            table.row(cells(outcome));
                            csv.row((Object[]) cells(outcome));
                            // A run may take an hour: nothing is lost if the next one is not wanted any more.
                            csv.write(directory.resolve(FILE));
                            console.line("");
                            table.lines().forEach(console::line);
                            console.line("");
                        });
        console.line(directory + ": " + FILE);
        return 0;
    }

    private static String[] cells(Ablation.Outcome outcome) {
        Evaluation exam = outcome.exam();
        Evaluation mirrored = outcome.mirrored();
        return new String[] {
            outcome.variant().name(),
            Integer.toString(outcome.seed()),
            digits(exam.accuracy().value(), 4),
            digits(exam.oneOff().value(), 4),
            digits(exam.meanAbsoluteError(), 2),
            digits(exam.negativeLogLikelihood(), 4),
            digits(exam.calibration().expectedError(), 4),
            digits(meanRecall(exam), 4),
            digits(mirrored.accuracy().value(), 4),
            digits(mirrored.meanAbsoluteError(), 2),
            digits(outcome.time().toSeconds() / 60.0, 1)
        };
    }

    /** Over the groups that have examples: what accuracy would be if all were equally frequent. */
    private static double meanRecall(Evaluation exam) {
        return exam.byGroup().stream()
                .map(Cell::accuracy)
                .filter(Objects::nonNull)
                .mapToDouble(Share::value)
                .average()
                .orElseThrow();
    }

    private static String digits(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static final class Changes implements ITypeConverter<Ablation.Variant> {
        @Override
        public Ablation.Variant convert(String value) {
            Map<String, String> keys = new LinkedHashMap<>();
            for (String change : value.split(",", -1)) {
                int equals = change.indexOf('=');
                if (equals < 1) {
                    throw new TypeConversionException(
                            "must be such as erase=0 or epochs=40,erase=0, not \"" + value + "\"");
                }
                keys.put(change.substring(0, equals), change.substring(equals + 1));
            }
            return new Ablation.Variant(keys);
        }
    }
}
