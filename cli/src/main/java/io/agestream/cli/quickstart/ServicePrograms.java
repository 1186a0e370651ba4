package io.agestream.cli.quickstart;

import io.agestream.cli.process.JavaProgram;
import io.agestream.devbroker.DevBrokerMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the broker and the services are started: heap, ports, directories, and what training is told. */
final class ServicePrograms {

    private static final List<String> SERVICE_OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final QuickstartOptions options;
    private final Workspace workspace;
    private final int minExamples;

    /** @param minExamples of the training fold before training begins */
    ServicePrograms(QuickstartOptions options, Workspace workspace, int minExamples) {
        this.options = options;
        this.workspace = workspace;
        this.minExamples = minExamples;
    }

    JavaProgram broker() {
        ServicePorts ports = options.ports();
        return new JavaProgram(
                "broker",
                List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        DevBrokerMain.class.getName(),
                        "--data",
                        workspace.of("broker").toString(),
                        "--node",
                        "1:" + ports.broker() + ":" + ports.controller()),
                Map.of());
    }

    JavaProgram ingest() {
        return service(
                "ingest",
                options.ports().ingest(),
                Map.of("AGESTREAM_INGEST_STATE_DIR", workspace.of("ingest").toString()));
    }

    JavaProgram train() {
        return service(
                "train",
                options.ports().train(),
                Map.of(
                        "AGESTREAM_TRAIN_EPOCHS", Integer.toString(options.epochs()),
                        "AGESTREAM_TRAIN_NETWORK", options.network(),
                        "AGESTREAM_TRAIN_RECIPE", options.recipe(),
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", Integer.toString(minExamples),
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "3s",
                        "AGESTREAM_TRAIN_AFTER", options.once() ? "stop" : "follow"));
    }

    JavaProgram predict() {
        return service("predict", options.ports().predict(), Map.of());
    }

    /** The names of the services that are not built. */
    static List<String> missing(Path home) {
        return Stream.of("ingest", "train", "predict")
                .filter(name -> !Files.exists(jar(home, name)))
                .map(name -> name + "-service")
                .toList();
    }

    private JavaProgram service(String name, int port, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", options.ports().bootstrapServer());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("AGESTREAM_INSTANCE_ID", "quickstart");
        environment.put("AGESTREAM_DATA_DIR", workspace.of(name).toString());
        return new JavaProgram(
                name, SERVICE_OPTIONS, List.of("-jar", jar(options.home(), name).toString()), environment);
    }

    private static Path jar(Path home, String name) {
        return home.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
