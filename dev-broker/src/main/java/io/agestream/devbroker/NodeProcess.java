package io.agestream.devbroker;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One node as a child process of this one. It ends when this process does. */
final class NodeProcess {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;
    private final Path log;

    private NodeProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts the process and returns at once. */
    static NodeProcess launch(BrokerOptions options, Path data) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // the second compiler would take most of a core for minutes
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                DevBrokerMain.class.getName(),
                "--parent",
                Long.toString(ProcessHandle.current().pid()),
                "--data",
                data.toString(),
                "--id",
                Integer.toString(options.nodeId())));
        options.nodes().forEach(node -> command.addAll(List.of("--node", node.toString())));
        new TreeMap<>(options.properties()).forEach((key, value) -> command.add(key + "=" + value));
        Path log = data.resolve("node-" + options.nodeId() + ".log");
        try {
            File file = log.toFile();
            Files.deleteIfExists(log);
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
                    .start();
            return new NodeProcess(process, log);
        } catch (IOException e) {
            throw new BrokerStartException("A node could not be started: " + e.getMessage() + ".", e);
        }
    }

    /** Waits until clients can use it. */
    void awaitReady(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!said(DevBrokerMain.READY)) {
            if (!process.isAlive()) {
                throw new BrokerStartException("A node ended with exit code " + process.exitValue() + ": " + output());
            }
            if (System.nanoTime() > deadline) {
                throw new BrokerStartException(
                        "A node was not ready within " + timeout.toSeconds() + " s: " + output());
            }
            pause();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long processId() {
        return process.pid();
    }

    /** Ends it as a crash would. */
    void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Asks it to hand over its partitions and end. */
    void requestStop() {
        process.destroy();
    }

    /** Waits until it has ended; kills it if that takes longer than this. */
    void awaitStop(Duration grace) {
        if (!await(grace)) {
            kill();
        }
    }

    /** What it has printed. */
    String output() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean said(String text) {
        return output().contains(text);
    }

    private boolean await(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerStartException("Interrupted while a node started.", e);
        }
    }
}
