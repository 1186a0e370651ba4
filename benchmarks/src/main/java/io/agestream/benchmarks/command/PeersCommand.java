package io.agestream.benchmarks.command;

import io.agestream.benchmarks.peers.Peers;
import io.agestream.cli.command.NetworkOption;
import io.agestream.predict.loading.EngineChoice;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "peers",
        aliases = "predict",
        description = {
            "Predict between its ceilings, all in one sitting and in turn: the bare predictors of both engines in memory, ONNX"
                    + " Runtime's own Java API on the same network, Kafka passing records of the same sizes through"
                    + " without scoring, and the service on the same tensors.",
            "",
            "The broker is a process of its own on the same cores; the rest runs in this process. A first round does not"
                    + " count.",
            ""
        },
        footer = {"", "Example:", "  ./agestream bench peers --rounds 5"})
final class PeersCommand implements Callable<Integer> {

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Mixin
    private ComparisonOptions comparison = new ComparisonOptions();

    @Option(
            names = "--tensors",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "That wait in the topic in each round (default: ${DEFAULT-VALUE}).")
    private int tensors = 10_000;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "That the bare predictors are measured in each round (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Override
    public Integer call() throws InterruptedException {
        var settings = new Peers.Settings(
                network.name(),
                comparison.rounds,
                tensors,
                Duration.ofSeconds(seconds),
                comparison.threads,
                EngineChoice.named(engine.name().orElse(EngineChoice.AUTO)));
        return output.print(
                "peers",
                "network " + network.name() + ", " + tensors + " tensors a round, " + comparison.threads + " threads",
                console -> new Peers(settings, console).measure());
    }
}
