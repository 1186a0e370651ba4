package io.agestream.cli.process;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.devbroker.ParentWatch;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A child process whose output goes to a file. It is ended when this process ends, even by SIGKILL. */
public final class ChildProcess {

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a program.
     *
     * @param logs directory of the log files, which exists
     * @throws CommandFailedException if it cannot be started
     */
    public static ChildProcess start(JavaProgram program, Path logs) {
        Path log = logs.resolve(program.name() + ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(program.commandLine(
                            Path.of(System.getProperty("java.home")),
                            parentWatch(),
                            ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
            builder.environment().putAll(program.environment());
            return new ChildProcess(program.name(), builder.start(), log);
        } catch (IOException e) {
            throw new CommandFailedException(program.name() + " could not be started: " + e.getMessage() + ".", e);
        }
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Only of a process that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** The last lines that it has printed, without the frames of stack traces, which would push out what was said. */
    public List<String> lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank() && !line.matches("\\s+(at |\\.\\.\\. ).*"))
                    .toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (MalformedInputException e) {
            return List.of("(its log is no text)");
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + e.getMessage() + ")");
        }
    }

    /** Whether its output has this text in it. */
    public boolean hasPrinted(String text) {
        return lastLines(Integer.MAX_VALUE).stream().anyMatch(line -> line.contains(text));
    }

    /** Asks it to end; SIGTERM. */
    public void requestStop() {
        process.destroy();
    }

    /** Waits until it has ended, and kills it if that takes longer. */
    public void awaitStop(Duration grace) {
        try {
            if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Only a jar can be an agent; run from class directories, children end with their parent only if it ends them. */
    private static Optional<Path> parentWatch() {
        CodeSource source = ParentWatch.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return Optional.empty();
        }
        return Optional.of(Path.of(java.net.URI.create(source.getLocation().toString())));
    }
}
