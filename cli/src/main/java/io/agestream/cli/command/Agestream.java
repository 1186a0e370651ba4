package io.agestream.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code agestream} command. Exit codes: 0 done, 1 could not be done, 2 not understood. */
@Command(
        name = "agestream",
        description = {"Age estimation on Kafka: images in, predictions out, and training on the way.", ""},
        versionProvider = Agestream.Version.class,
        subcommands = {
            QuickstartCommand.class,
            BrokerCommand.class,
            TopicsCommand.class,
            SendCommand.class,
            PredictionsCommand.class,
            ModelsCommand.class
        },
        footer = {
            "",
            "Begin with `./agestream quickstart`; `./agestream <command> --help` says more about each.",
            "`./agestream evaluate` and `report` say how right a model is, `./agestream bench` measures; each is built when it"
                    + " is first used.",
        })
public final class Agestream implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Agestream() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Agestream())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new FailureSentence())
                .setParameterExceptionHandler(FailureSentence::usage)
                .setUsageHelpAutoWidth(true);
        addHelpAndVersion(commandLine);
        return commandLine;
    }

    /** A mixin in every command would be the same lines in each of them. */
    private static void addHelpAndVersion(CommandLine commandLine) {
        commandLine.getCommandSpec().mixinStandardHelpOptions(true);
        commandLine.getSubcommands().values().forEach(Agestream::addHelpAndVersion);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** The version stands in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Agestream.class.getPackage().getImplementationVersion();
            return new String[] {
                "agestream " + (version == null ? "(not packaged)" : version) + " on Java " + Runtime.version()
            };
        }
    }
}
