package io.agestream.cli.quickstart;

import io.agestream.cli.process.JavaProgram;
import io.agestream.devbroker.DevBrokerMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the broker and the services are started on this machine: heap, ports and directories. */
public final class PipelinePrograms {

    private static final List<String> OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            // Compiling makes way for records (nice 6). Java warns in the log where the user is not root, but it works
            // there.
            "-XX:ThreadPriorityPolicy=1",
            "-XX:CompilerThreadPriority=6");
    /**
     * For what mostly moves records. Java's second compiler would take processor time for minutes, and records wait meanwhile;
     * saturated, the pipeline is as fast without it. Records that wait outlive one collection or two, so those that survive
     * get half of the young generation's room instead of a fifth: otherwise they go to the old one, whose garbage stays.
     */
    private static final List<String> MOVER_OPTIONS = Stream.concat(
                    OPTIONS.stream(), Stream.of("-XX:TieredStopAtLevel=1", "-XX:SurvivorRatio=2"))
            .toList();

    private static final String INGEST_THREADS = "AGESTREAM_INGEST_THREADS";

    private final Path home;
    private final Path data;
    private final String bootstrapServers;

    /**
     * What all of them have in common.
     *
     * @param home             where the built modules are
     * @param data             each process has a directory of its name below it
     * @param bootstrapServers of the broker
     */
    public PipelinePrograms(Path home, Path data, String bootstrapServers) {
        this.home = home;
        this.data = data;
        this.bootstrapServers = bootstrapServers;
    }

    public JavaProgram broker(int port, int controllerPort) {
        return new JavaProgram(
                "broker",
                Stream.concat(MOVER_OPTIONS.stream(), Stream.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"))
                        .toList(),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevBrokerMain.class.getName(),
                        "--data",
                        data.resolve("broker").toString(),
                        "--node",
                        "1:" + port + ":" + controllerPort),
                Map.of());
    }

    /** As {@link #service}, with its state among the data. */
    public JavaProgram ingest(String instanceId, int port, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("AGESTREAM_INGEST_STATE_DIR", data.resolve("ingest").toString());
        environment.put(
                INGEST_THREADS,
                ingestThreads(System.getenv(), Runtime.getRuntime().availableProcessors()));
        return service("ingest", "ingest", instanceId, port, environment, MOVER_OPTIONS);
    }

    /**
     * Half of the processors', unless the user has said otherwise: each thread has transactions of its own, and what they cost the
     * broker is missing elsewhere in a pipeline that shares a machine.
     */
    static String ingestThreads(Map<String, String> inherited, int processors) {
        return inherited.getOrDefault(INGEST_THREADS, Integer.toString(Math.max(1, processors / 2)));
    }

    /**
     * A service.
     *
     * @param service    {@code train} or {@code predict}
     * @param name       of the process, which another instance of the service does not have
     * @param instanceId that the service calls itself
     * @param port       of its HTTP
     * @param own        the rest of its environment
     */
    public JavaProgram service(String service, String name, String instanceId, int port, Map<String, String> own) {
        return service(service, name, instanceId, port, own, OPTIONS);
    }

    private JavaProgram service(
            String service, String name, String instanceId, int port, Map<String, String> own, List<String> options) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("AGESTREAM_INSTANCE_ID", instanceId);
        environment.put("AGESTREAM_DATA_DIR", data.resolve(name).toString());
        return new JavaProgram(name, options, List.of("-jar", jar(home, service).toString()), environment);
    }

    /** The modules of those services that are not built. */
    public static List<String> missing(Path home, List<String> services) {
        return services.stream()
                .filter(service -> !Files.exists(jar(home, service)))
                .map(PipelinePrograms::module)
                .toList();
    }

    private static Path jar(Path home, String service) {
        return home.resolve(module(service)).resolve("target/quarkus-app/quarkus-run.jar");
    }

    private static String module(String service) {
        return service + "-service";
    }
}
