package io.agestream.cli.quickstart;

import io.agestream.cli.process.JavaProgram;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the quickstart's options mean for its processes; {@link PipelinePrograms} knows how they are started. */
final class ServicePrograms {

    private static final String INSTANCE = "quickstart";
    /** Of OpenMP: how the engine's threads wait for each other. */
    private static final String WAITING = "OMP_WAIT_POLICY";

    private final QuickstartOptions options;
    private final PipelinePrograms programs;
    private final int minExamples;
    private final Map<String, String> inherited;

    /**
     * For one run.
     *
     * @param minExamples of the training fold before training begins
     * @param inherited   the environment that all processes get
     */
    ServicePrograms(QuickstartOptions options, Workspace workspace, int minExamples, Map<String, String> inherited) {
        this.options = options;
        this.programs = new PipelinePrograms(
                options.home(), workspace.path(), options.ports().bootstrapServer());
        this.minExamples = minExamples;
        this.inherited = inherited;
    }

    JavaProgram broker() {
        return programs.broker(options.ports().broker(), options.ports().controller());
    }

    JavaProgram ingest() {
        int console = options.ports().predict();
        return programs.ingest(
                INSTANCE,
                options.ports().ingest(),
                Map.of("QUARKUS_HTTP_CORS_ORIGINS", http("localhost", console) + "," + http("127.0.0.1", console)));
    }

    /** With {@code --once} it soon has the processors to itself and ends with its last epoch; else others are in a hurry, too. */
    JavaProgram train() {
        return engineService(
                "train",
                options.ports().train(),
                options.once() ? "ACTIVE" : "PASSIVE",
                Map.of(
                        "AGESTREAM_TRAIN_EPOCHS", Integer.toString(options.epochs()),
                        "AGESTREAM_TRAIN_NETWORK", options.network(),
                        "AGESTREAM_TRAIN_RECIPE", options.recipe(),
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", Integer.toString(minExamples),
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "3s",
                        "AGESTREAM_TRAIN_AFTER", options.once() ? "stop" : "follow"));
    }

    JavaProgram predict() {
        return engineService(
                "predict",
                options.ports().predict(),
                "PASSIVE",
                Map.of(
                        "AGESTREAM_CONSOLE_INGEST_URL",
                                http("localhost", options.ports().ingest()),
                        "AGESTREAM_CONSOLE_TRAIN_URL",
                                http("localhost", options.ports().train())));
    }

    /** The modules of the services that are not built. */
    static List<String> missing(Path home) {
        return PipelinePrograms.missing(home, List.of("ingest", "train", "predict"));
    }

    private static String http(String host, int port) {
        return "http://" + host + ":" + port;
    }

    private JavaProgram engineService(String name, int port, String waiting, Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        environment.put(WAITING, inherited.getOrDefault(WAITING, waiting));
        return programs.service(name, name, INSTANCE, port, environment);
    }
}
