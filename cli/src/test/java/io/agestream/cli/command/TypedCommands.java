package io.agestream.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Commands as a user types them, and what he then sees; takes the process' standard output while one runs. */
record TypedCommands(String bootstrapServers) {

    /** @param err as it was printed, with its line ends */
    record Outcome(int exitCode, List<String> out, String err) {}

    /** With the broker's address as the last option. */
    Outcome run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--bootstrap-server", bootstrapServers));
        return runWithoutBroker(all.toArray(new String[0]));
    }

    /** Nothing but what was typed. */
    static Outcome runWithoutBroker(String... args) {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine commandLine = Agestream.commandLine();
            commandLine.setErr(new PrintWriter(err, true));
            int exitCode = commandLine.execute(args);
            return new Outcome(
                    exitCode, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString());
        } finally {
            System.setOut(standardOut);
        }
    }
}
