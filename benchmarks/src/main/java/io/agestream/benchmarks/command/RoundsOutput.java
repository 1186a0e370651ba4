package io.agestream.benchmarks.command;

import io.agestream.benchmarks.report.Machine;
import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.Console;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Mixin;

/** Where a comparison in rounds is printed and written. */
final class RoundsOutput {

    private static final String FILE = "rounds.csv";

    @Mixin
    private ResultsOption results = new ResultsOption();

    /** Measures. */
    interface Measured {
        Rounds measure(Console console) throws InterruptedException;
    }

    int print(String command, String what, Measured measured) throws InterruptedException {
        Clock clock = Clock.systemUTC();
        Path directory = results.create(command, clock);
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
