package io.agestream.benchmarks.command;

import io.agestream.benchmarks.load.Rate;
import io.agestream.cli.command.FailureSentence;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ./agestream bench}. Exit codes: 0 done, 1 could not be done or was not exact, 2 not understood. */
@Command(
        name = "agestream bench",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        description = {"Measures agestream on this machine. Each command prints a table and writes CSV files.", ""},
        subcommands = {
            E2eCommand.class,
            MicroCommand.class,
            PeersCommand.class,
            IngestCommand.class,
            TrainCommand.class,
            ContinualCommand.class,
            AblationCommand.class,
            ScalingCommand.class
        },
        footer = {
            "",
            "Close what else runs: on a busy machine the ratios of one sitting still mean something, single figures do"
                    + " not.",
            "benchmarks/README.md says how to read what is printed.",
        })
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Bench() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .registerConverter(Rate.class, Bench::rate)
                .registerConverter(Duration.class, Durations::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureSentence())
                .setParameterExceptionHandler(FailureSentence::usage)
                .setUsageHelpAutoWidth(true);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to measure: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    private static Rate rate(String text) {
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException e) {
            throw sentence(e);
        }
    }

    /** Picocli puts the option's name before it. */
    private static TypeConversionException sentence(IllegalArgumentException e) {
        return new TypeConversionException(String.valueOf(e.getMessage()));
    }
}
