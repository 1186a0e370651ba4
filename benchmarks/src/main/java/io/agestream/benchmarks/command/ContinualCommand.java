package io.agestream.benchmarks.command;

import io.agestream.benchmarks.learning.AgeSortedStream;
import io.agestream.benchmarks.learning.Face;
import io.agestream.benchmarks.report.Csv;
import io.agestream.benchmarks.report.Machine;
import io.agestream.cli.console.Console;
import io.agestream.cli.console.Table;
import io.agestream.model.evaluation.Evaluation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "continual",
        description = {
            "What continual training forgets when a stream is sorted by age, the worst case: one half of the faces trains the"
                    + " planned epochs, the other comes sorted by age, in portions, each with a continual epoch. After each,"
                    + " accuracy on the first half's validation fold, with replay and without.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream bench continual --network tiny",
            "  ./agestream bench continual --images ~/UTKFace --count 21000"
        })
final class ContinualCommand implements Callable<Integer> {

    private static final String FILE = "continual.csv";

    @Mixin
    private LearningOptions learning = new LearningOptions();

    @Option(
            names = "--portions",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "In which the second half comes (default: ${DEFAULT-VALUE}).")
    private int portions = 10;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Path directory = results.create("continual", clock);
        Console console = Console.ofProcess();
        console.line(Machine.describe(clock));
        List<Face> faces = learning.faces();
        console.line(learning.line(faces.size()));
        AgeSortedStream.Result result =
                new AgeSortedStream(learning.learning(), portions, console::line).measure(faces);
        console.line("");
        table(result).lines().forEach(console::line);
        csv(result).write(directory.resolve(FILE));
        console.line("");
        console.line(directory + ": " + FILE);
        return 0;
    }

    private static Table table(AgeSortedStream.Result result) {
        Table table = new Table("", ">faces", ">ages", ">with replay", ">without");
        String planned = accuracy(result.planned());
        table.row("planned epochs", "", "", planned, planned);
        for (int i = 0; i < result.arrivals().size(); i++) {
            AgeSortedStream.Arrival arrival = result.arrivals().get(i);
            table.row(
                    "portion " + (i + 1),
                    Integer.toString(arrival.faces()),
                    arrival.youngest() + "-" + arrival.oldest(),
                    accuracy(result.replayed().get(i)),
                    accuracy(result.tuned().get(i)));
        }
        return table;
    }

    private static Csv csv(AgeSortedStream.Result result) {
        Csv csv = new Csv("portion", "faces", "youngest", "oldest", "accuracy_with_replay", "accuracy_without");
        double planned = result.planned().accuracy().value();
        csv.row(0, 0, 0, 0, planned, planned);
        for (int i = 0; i < result.arrivals().size(); i++) {
            AgeSortedStream.Arrival arrival = result.arrivals().get(i);
            csv.row(
                    i + 1,
                    arrival.faces(),
                    arrival.youngest(),
                    arrival.oldest(),
                    result.replayed().get(i).accuracy().value(),
                    result.tuned().get(i).accuracy().value());
        }
        return csv;
    }

    private static String accuracy(Evaluation exam) {
        return String.format(Locale.ROOT, "%.4f", exam.accuracy().value());
    }
}
