package io.agestream.benchmarks.installation;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.process.JavaProgram;
import io.agestream.devbroker.DevBrokerMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the broker and the services are started: as the quickstart does it. */
final class Programs {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final Path home;
    private final Path data;
    private final String topicPrefix;

    /**
     * Looks for the services.
     *
     * @param home        where the modules are
     * @param data        directory of the processes
     * @param topicPrefix of the services' topics
     */
    Programs(Path home, Path data, String topicPrefix) {
        this.home = home;
        this.data = data;
        this.topicPrefix = topicPrefix;
    }

    JavaProgram broker(int port, int controllerPort) {
        return new JavaProgram(
                "broker",
                OPTIONS,
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

    JavaProgram ingest(String bootstrapServers, int port) {
        return service(
                "ingest",
                "ingest",
                bootstrapServers,
                port,
                Map.of("AGESTREAM_INGEST_STATE_DIR", data.resolve("ingest").toString()));
    }

    /** @param engine of scoring; blank leaves the choice to the service */
    JavaProgram predict(int instance, String bootstrapServers, int port, String engine) {
        return service(
                "predict",
                "predict-" + instance,
                bootstrapServers,
                port,
                engine.isBlank() ? Map.of() : Map.of("AGESTREAM_PREDICT_SCORING_ENGINE", engine));
    }

    private JavaProgram service(
            String service, String name, String bootstrapServers, int port, Map<String, String> own) {
        Path jar = home.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new CommandFailedException(
                    jar + " is missing: run this through ./agestream, which builds it, or `mvn install -Dquick`.");
        }
        Map<String, String> environment = new HashMap<>(own);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("AGESTREAM_TOPIC_PREFIX", topicPrefix);
        environment.put("AGESTREAM_INSTANCE_ID", "bench-" + name);
        environment.put("AGESTREAM_DATA_DIR", data.resolve(name).toString());
        return new JavaProgram(name, OPTIONS, List.of("-jar", jar.toString()), environment);
    }
}
