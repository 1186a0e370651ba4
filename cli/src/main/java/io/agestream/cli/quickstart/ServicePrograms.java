package io.agestream.cli.quickstart;

import io.agestream.cli.process.JavaProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the quickstart's options mean for its processes; {@link PipelinePrograms} knows how they are started. */
final class ServicePrograms {

    private static final String INSTANCE = "quickstart";

    private final QuickstartOptions options;
    private final PipelinePrograms programs;
    private final int minExamples;

    /** @param minExamples of the training fold before training begins */
    ServicePrograms(QuickstartOptions options, Workspace workspace, int minExamples) {
        this.options = options;
        this.programs = new PipelinePrograms(
                options.home(), workspace.path(), options.ports().bootstrapServer());
        this.minExamples = minExamples;
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
        return service(
                "predict",
                options.ports().predict(),
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

    private JavaProgram service(String name, int port, Map<String, String> own) {
        return programs.service(name, name, INSTANCE, port, own);
    }
}
