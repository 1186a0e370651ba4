package io.agestream.benchmarks.installation;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.process.ChildProcess;
import io.agestream.cli.quickstart.Pipeline;
import io.agestream.cli.quickstart.PipelinePrograms;
import io.agestream.cli.quickstart.Workspace;
import io.agestream.devbroker.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A broker and services of its own, each a process, with data that go when it is closed; after a failure their logs stay.
 * To be closed by any thread; all else is for one.
 */
public final class Installation implements AutoCloseable {

    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration POLL = Duration.ofMillis(100);

    private static final String INSTANCE = "bench-";

    private final Path home;
    private final Workspace workspace;
    private final String topicPrefix;
    private final PipelinePrograms programs;
    private final Pipeline pipeline;
    private final int brokerPort;
    private volatile boolean failed;
    private final Map<String, Integer> httpPorts = new LinkedHashMap<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private Installation(Path home, Workspace workspace, String topicPrefix, int brokerPort) {
        this.home = home;
        this.workspace = workspace;
        this.topicPrefix = topicPrefix;
        this.programs = new PipelinePrograms(home, workspace.path(), "127.0.0.1:" + brokerPort);
        this.pipeline = new Pipeline(workspace.logs());
        this.brokerPort = brokerPort;
    }

    /**
     * Starts the broker and waits until clients can use it.
     *
     * @param home        where the built modules are
     * @param topicPrefix of the services' topics
     */
    public static Installation startBroker(Path home, String topicPrefix) throws InterruptedException {
        List<Integer> ports = Ports.free(2);
        Installation installation =
                new Installation(home, Workspace.temporary("agestream-bench-"), topicPrefix, ports.get(0));
        try {
            installation.pipeline.startBroker(installation.programs.broker(ports.get(0), ports.get(1)));
            return installation;
        } catch (CommandFailedException e) {
            installation.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** Starts ingest and returns at once. */
    public void startIngest() {
        int port = Ports.free(1).get(0);
        requireBuilt("ingest");
        pipeline.start(programs.ingest(INSTANCE + "ingest", port, environment()));
        httpPorts.put("ingest", port);
    }

    /**
     * Starts an instance of predict and returns at once.
     *
     * @param instance number of it, from 1
     * @param engine   of scoring; blank leaves the choice to the service
     */
    public void startPredict(int instance, String engine) {
        int port = Ports.free(1).get(0);
        requireBuilt("predict");
        String name = "predict-" + instance;
        Map<String, String> environment = environment();
        if (!engine.isBlank()) {
            environment.put("AGESTREAM_PREDICT_SCORING_ENGINE", engine);
        }
        pipeline.start(programs.service("predict", name, INSTANCE + name, port, environment));
        httpPorts.put(name, port);
    }

    /** Waits until all services are ready: partitions assigned, model loaded. */
    public void awaitReady() throws InterruptedException {
        long deadline = System.nanoTime() + READY.toNanos();
        for (Map.Entry<String, Integer> service : httpPorts.entrySet()) {
            while (!isReady(service.getValue())) {
                requireAlive();
                if (System.nanoTime() > deadline) {
                    failed = true;
                    throw pipeline.notReady(service.getKey(), READY);
                }
                Thread.sleep(POLL.toMillis());
            }
        }
    }

    /** @throws CommandFailedException if one of the processes has ended by itself */
    public void requireAlive() {
        try {
            pipeline.requireAlive();
        } catch (CommandFailedException e) {
            failed = true;
            throw e;
        }
    }

    /** The processes by name, the broker first. */
    public Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> handles = new LinkedHashMap<>();
        for (ChildProcess child : pipeline.processes()) {
            ProcessHandle.of(child.pid()).ifPresent(handle -> handles.put(child.name(), handle));
        }
        return handles;
    }

    @Override
    public void close() {
        pipeline.close();
        workspace.delete(failed);
    }

    private Map<String, String> environment() {
        return new HashMap<>(Map.of("AGESTREAM_TOPIC_PREFIX", topicPrefix));
    }

    private void requireBuilt(String service) {
        if (!PipelinePrograms.missing(home, List.of(service)).isEmpty()) {
            throw new CommandFailedException(service + "-service is not built in " + home
                    + ": run this through ./agestream, which builds it, or `mvn install -Dquick`.");
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet; whether the process lives is seen elsewhere
        }
    }
}
