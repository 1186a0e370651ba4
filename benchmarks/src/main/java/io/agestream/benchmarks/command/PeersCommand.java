package io.agestream.benchmarks.command;

import io.agestream.benchmarks.peers.Peers;
import io.agestream.cli.command.NetworkOption;
import io.agestream.predict.loading.EngineChoice;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "peers",
        aliases = "predict",
        description = {
            "Predict between its ceilings, all in one sitting and in turn: the bare predictors of both engines in memory, ONNX"
                    + " Runtime's own Java API on the same network, Kafka passing records of the same sizes through"
                    + " without scoring, and the service on the same tensors.",
            "",
            "The broker is a process of its own on the same cores; the rest runs in this process.",
            ""
        },
        footer = {"", "Example:", "  ./agestream bench peers --rounds 5"})
final class PeersCommand implements Callable<Integer> {

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "After one that does not count (default: ${DEFAULT-VALUE}).")
    private int rounds = 3;

    @Option(
            names = "--tensors",
            paramLabel = "N",
            description = "That wait in the topic in each round (default: ${DEFAULT-VALUE}).")
    private int tensors = 10_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "That the bare predictors are measured in each round (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--threads", paramLabel = "N", description = "That score (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description = "That predict scores with: auto, pytorch or onnxruntime (default: ${DEFAULT-VALUE}).")
    private String engine = "auto";

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Peers.Settings settings = settings();
        return output.print(
                "peers",
                "network " + network.name() + ", " + tensors + " tensors a round, " + threads + " threads",
                console -> new Peers(settings, console).measure());
    }

    private Peers.Settings settings() {
        if (rounds < 1 || tensors < 1 || seconds < 1 || threads < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --tensors, --seconds and --threads must be 1 or more.");
        }
        try {
            return new Peers.Settings(
                    network.name(), rounds, tensors, Duration.ofSeconds(seconds), threads, EngineChoice.named(engine));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
