package io.agestream.evaluation.command;

import io.agestream.cli.command.FailureSentence;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code ./agestream evaluate} and {@code ./agestream report}. Exit codes: 0 done, 1 could not be done, 2 not understood.
 */
@Command(
        name = "agestream",
        subcommands = {EvaluateCommand.class, ReportCommand.class})
public final class EvaluationProgram implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private EvaluationProgram() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new EvaluationProgram());
        addHelp(commandLine);
        commandLine.getSubcommands().values().forEach(EvaluationProgram::addHelp);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureSentence())
                .setParameterExceptionHandler(FailureSentence::usage)
                .setUsageHelpAutoWidth(true);
    }

    /** Picocli's own mixin would take --version, which says here which model. */
    private static void addHelp(CommandLine commandLine) {
        commandLine
                .getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this help and ends.")
                        .build());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
