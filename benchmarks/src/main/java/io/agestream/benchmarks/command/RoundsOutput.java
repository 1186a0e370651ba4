package io.agestream.benchmarks.command;

import io.agestream.benchmarks.report.Machine;
import io.agestream.benchmarks.report.ResultsDirectory;
import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.Console;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a comparison in rounds is printed and written. */
final class RoundsOutput {

    private static final String FILE = "rounds.csv";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the file goes (default: bench-results/<command>-<time>).")
    private @Nullable Path out;

    /** Measures. */
    interface Measured {
        Rounds measure(Console console) throws InterruptedException;
    }

    int print(String command, String what, Measured measured) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Path directory = ResultsDirectory.create(out != null ? out : ResultsDirectory.byDefault(command, clock));
        Console console = Console.ofProcess();
        console.line(Machine.describe(clock));
        console.line(what);
        Rounds rounds = measured.measure(console);
        console.line("");
        rounds.lines().forEach(console::line);
        rounds.csv().write(directory.resolve(FILE));
        console.line("");
        console.line(directory + ": " + FILE);
        return 0;
    }
}
