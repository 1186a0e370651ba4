package io.agestream.system.process;

import io.agestream.devbroker.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One of the built services as a process of its own, which can be killed, paused and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final Path log;
    private final ServiceCommand command;
    private final ServiceHttp http;
    private Process process;

    /**
     * @param service     {@code ingest}, {@code train} or {@code predict}
     * @param name        of the process and its log; no two running ones share one
     * @param environment {@code AGESTREAM_INSTANCE_ID} is the name unless it says otherwise
     */
    public ServiceProcess(String service, String name, Path logs, Map<String, String> environment) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        deleteLogOfAnEarlierRun();
        int port = Ports.free(1).get(0);
        Map<String, String> own = new HashMap<>(environment);
        own.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        own.putIfAbsent("AGESTREAM_INSTANCE_ID", name);
        this.command = new ServiceCommand(service, own);
        this.http = new ServiceHttp(port);
    }

    private void deleteLogOfAnEarlierRun() {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return name;
    }

    /** What it has printed, over all its lives. */
    public Path logFile() {
        return log;
    }

    public void start() {
        if (isAlive()) {
            throw new IllegalStateException(name + " runs already");
        }
        ProcessBuilder builder = command.builder()
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: nothing is closed, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As {@code kill}: it may close what it has; waits until it is gone. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " does not end within 30 s, log " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stands still from now on, as in a long pause of the machine; nobody is told. */
    public void pause() {
        signal("STOP");
    }

    /** Goes on as if nothing had happened. */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            if (kill.waitFor() != 0) {
                throw new IllegalStateException(name + " could not be sent SIG" + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Of the process that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    public ProcessResources resources() {
        return ProcessResources.of(process.pid());
    }

    /** How many arrays of the native engines it holds; it stands still for a part of a second meanwhile. */
    public long nativeArrays() {
        return NativeArrays.reachable(process.pid());
    }

    public ServiceHttp http() {
        return http;
    }

    public void awaitReady() {
        Awaitility.await(name + " is ready, log " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(name + " has ended, log " + log, () -> !isAlive())
                .until(http::readiness, ServiceHttp.READY::equals);
    }

    /** The lines that it has printed, over all its lives. */
    public List<String> log() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (!isAlive()) {
            return;
        }
        resume(); // a paused process does not end
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
