package io.agestream.cli.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java program to be run as a child process with this process' own Java.
 *
 * @param name        by which a user knows it, also of its log file
 * @param options     of Java
 * @param program     {@code -jar x.jar} or a main class, and its arguments
 * @param environment added to this process' own
 */
public record JavaProgram(String name, List<String> options, List<String> program, Map<String, String> environment) {

    // Ctrl-C goes to all processes of a terminal at once. The children leave it, and the terminal's end, to their
    // parent,
    // which ends them in the right order; a Java program leaves ignored signals ignored.
    private static final String IGNORE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    public JavaProgram {
        options = List.copyOf(options);
        program = List.copyOf(program);
        environment = Map.copyOf(environment);
    }

    /**
     * The command line.
     *
     * @param parentWatch jar with the agent that ends the child with its parent; empty leaves that out
     * @param parent      process id of the parent
     */
    public List<String> commandLine(Path javaHome, Optional<Path> parentWatch, long parent) {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORE_TERMINAL, "sh"));
        command.add(javaHome.resolve("bin").resolve("java").toString());
        parentWatch.ifPresent(jar -> command.add("-javaagent:" + jar + "=" + parent));
        command.addAll(options);
        command.addAll(program);
        return command;
    }
}
