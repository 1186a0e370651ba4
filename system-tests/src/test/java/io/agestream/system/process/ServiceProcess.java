package io.agestream.system.process;

import io.agestream.devbroker.ParentWatch;
import io.agestream.devbroker.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One of the built services as a process of its own, which can be killed, paused and started again. */
public final class ServiceProcess implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration START = Duration.ofSeconds(120);

    private final String service;
    private final String name;
    private final int port;
    private final Path log;
    private final Map<String, String> environment;
    private Process process;

    /**
     * @param service     {@code ingest}, {@code train} or {@code predict}
     * @param name        of the process and its log; no two running ones share one
     * @param environment {@code AGESTREAM_INSTANCE_ID} is the name unless it says otherwise
     */
    public ServiceProcess(String service, String name, Path logs, Map<String, String> environment) {
        this.service = service;
        this.name = name;
        this.port = Ports.free(1).get(0);
        this.log = logs.resolve(name + ".log");
        deleteLogOfAnEarlierRun();
        this.environment = new HashMap<>(environment);
        this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        this.environment.putIfAbsent("AGESTREAM_INSTANCE_ID", name);
        this.environment.put("TZ", "UTC");
        this.environment.put("MALLOC_ARENA_MAX", "1");
        this.environment.put("MALLOC_MMAP_THRESHOLD_", "4294967296");
        this.environment.put("MALLOC_TRIM_THRESHOLD_", "8589934592");
        this.environment.put("OPENCV_IO_MAX_IMAGE_PIXELS", "25000000");
        this.environment.put("OPENCV_LOG_LEVEL", "SILENT");
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
        Path jar = Path.of("..", service + "-service", "target", "quarkus-app", "quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the services first (mvn install -Dquick).");
        }
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // Ends with this process, however that ends.
        parentWatch()
                .ifPresent(agent -> command.add(
                        "-javaagent:" + agent + "=" + ProcessHandle.current().pid()));
        // All of the heap from the start, so that what grows later is something else.
        command.addAll(List.of("-Xms384m", "-Xmx384m", "-XX:+AlwaysPreTouch", "-jar", jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar that this is an agent of; none where classes are run that no jar has been made of. */
    private static Optional<Path> parentWatch() {
        try {
            Path code = Path.of(ParentWatch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Optional.of(code).filter(path -> path.toString().endsWith(".jar"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
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

    public void awaitReady() {
        awaitStatus("/q/health/ready");
    }

    /** Awaits that the service answers, ready or not. */
    public void awaitLive() {
        awaitStatus("/q/health/live");
    }

    public boolean isReady() {
        return status("/q/health/ready") == 200;
    }

    private void awaitStatus(String path) {
        Awaitility.await(name + path + ", log " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .failFast(name + " has ended, log " + log, () -> !isAlive())
                .until(() -> status(path) == 200);
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (UncheckedIOException e) {
            return 0; // not listening yet
        }
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(10))
                .build());
    }

    public HttpResponse<String> post(String path, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
