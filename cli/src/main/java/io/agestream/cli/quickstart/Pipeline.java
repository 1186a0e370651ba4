package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.process.ChildProcess;
import io.agestream.cli.process.JavaProgram;
import io.agestream.devbroker.DevBrokerMain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The broker and the services as child processes. Closing it ends the services first, so that they can still say goodbye
 * to the broker; it may be closed from any thread, also while another one starts something.
 */
public final class Pipeline implements AutoCloseable {

    private static final Duration BROKER_START = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LAST_LINES = 15;

    private final Path logs;
    private final List<ChildProcess> services = new ArrayList<>();
    private @Nullable ChildProcess broker;
    private boolean closed;

    /** @param logs directory of the log files, which exists */
    public Pipeline(Path logs) {
        this.logs = logs;
    }

    /** Starts the broker and waits until clients can use it. */
    public void startBroker(JavaProgram program) throws InterruptedException {
        ChildProcess started;
        synchronized (this) {
            requireOpen();
            started = ChildProcess.start(program, logs);
            broker = started;
        }
        long deadline = System.nanoTime() + BROKER_START.toNanos();
        while (!started.hasPrinted(DevBrokerMain.READY)) {
            requireAlive();
            if (System.nanoTime() > deadline) {
                throw new CommandFailedException("The broker was not ready within " + BROKER_START.toSeconds()
                        + " s; its log is " + started.log() + ".");
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    /** Starts a service and returns at once. */
    public synchronized void start(JavaProgram program) {
        requireOpen();
        services.add(ChildProcess.start(program, logs));
    }

    /** @throws CommandFailedException if one of the processes has ended by itself */
    public synchronized void requireAlive() {
        requireOpen();
        for (ChildProcess child : processes()) {
            if (!child.isAlive()) {
                throw new CommandFailedException(obituary(child));
            }
        }
    }

    /** All of them, the broker first. */
    public synchronized List<ChildProcess> processes() {
        List<ChildProcess> all = new ArrayList<>();
        if (broker != null) {
            all.add(broker);
        }
        all.addAll(services);
        return all;
    }

    /** The failure to throw for a service that runs but does not become ready. */
    public synchronized CommandFailedException notReady(String name, Duration waited) {
        List<String> lines = new ArrayList<>();
        services.stream().filter(child -> child.name().equals(name)).findFirst().ifPresent(child -> {
            lines.add("The process " + name + " was not ready within " + waited.toSeconds()
                    + " s; the last lines of its log " + child.log() + " are:");
            child.lastLines(LAST_LINES).forEach(line -> lines.add("  " + line));
        });
        return new CommandFailedException(String.join(System.lineSeparator(), lines));
    }

    /** Ends all of them, and returns when they have ended. */
    @Override
    public synchronized void close() {
        closed = true;
        services.forEach(ChildProcess::requestStop);
        services.forEach(service -> service.awaitStop(GRACE));
        services.clear();
        if (broker != null) {
            broker.requestStop();
            broker.awaitStop(GRACE);
            broker = null;
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new CommandFailedException("Ended.");
        }
    }

    private static String obituary(ChildProcess child) {
        List<String> lines = new ArrayList<>();
        lines.add("The process " + child.name() + " ended by itself with exit code " + child.exitCode()
                + "; the last lines of its log " + child.log() + " are:");
        child.lastLines(LAST_LINES).forEach(line -> lines.add("  " + line));
        return String.join(System.lineSeparator(), lines);
    }
}
