package io.agestream.benchmarks.command;

import io.agestream.benchmarks.training.TrainingSpeed;
import io.agestream.cli.command.NetworkOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {"Training steps as the service takes them, from the example store on: milliseconds a sample.", ""
        },
        footer = {"", "Example:", "  ./agestream bench train --steps 40"})
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Examples in a step (default: ${DEFAULT-VALUE}).")
    private int batch = 128;

    @Option(
            names = "--steps",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Measured ones, after those of --warm-up (default: ${DEFAULT-VALUE}).")
    private int steps = 12;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = {
                "Steps before those that are measured (default: ${DEFAULT-VALUE}).",
                "In the first 200 or so Java still compiles."
            })
    private int warmUp = 40;

    @Mixin
    private EngineThreadsOption threads = new EngineThreadsOption();

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Override
    public Integer call() throws InterruptedException {
        var settings = new TrainingSpeed.Settings(network.name(), batch, warmUp, steps, threads.count());
        return output.print(
                "train",
                "network " + network.name() + ", batch " + batch + ", "
                        + (threads.count() == 0 ? "the engine's own choice of" : threads.count())
                        + " threads; a round is a step",
                console -> new TrainingSpeed(settings).measure());
    }
}
