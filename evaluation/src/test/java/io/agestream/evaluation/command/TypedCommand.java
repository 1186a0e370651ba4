package io.agestream.evaluation.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;

/** A command as a user types it, and what he then sees. */
record TypedCommand(int exitCode, List<String> out, String err) {

    /** Takes the process' standard output while it runs. */
    static TypedCommand run(String... args) {
        PrintStream standardOut = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            CommandLine commandLine = EvaluationProgram.commandLine();
            commandLine.setErr(new PrintWriter(err, true));
            int exitCode = commandLine.execute(args);
            return new TypedCommand(
                    exitCode, out.toString(StandardCharsets.UTF_8).lines().toList(), err.toString());
        } finally {
            System.setOut(standardOut);
        }
    }
}
