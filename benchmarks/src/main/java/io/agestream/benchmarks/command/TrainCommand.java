package io.agestream.benchmarks.command;

import io.agestream.benchmarks.training.TrainingSpeed;
import io.agestream.cli.command.NetworkOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {"Training steps as the service takes them, from the example store on: milliseconds a sample.", ""
        },
        footer = {"", "Example:", "  ./agestream bench train --steps 40"})
final class TrainCommand implements Callable<Integer> {

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(names = "--batch", paramLabel = "N", description = "Examples in a step (default: ${DEFAULT-VALUE}).")
    private int batch = 128;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "After three that do not count (default: ${DEFAULT-VALUE}).")
    private int steps = 12;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Of the engine (default: its own choice, one per core, as the service).")
    private int threads;

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        TrainingSpeed.Settings settings = settings();
        return output.print(
                "train",
                "network " + network.name() + ", batch " + batch + ", "
                        + (threads == 0 ? "the engine's own choice of" : threads) + " threads; a round is a step",
                console -> new TrainingSpeed(settings).measure());
    }

    private TrainingSpeed.Settings settings() {
        if (batch < 1 || steps < 1 || threads < 0) {
            throw new ParameterException(spec.commandLine(), "--batch and --steps must be 1 or more.");
        }
        return new TrainingSpeed.Settings(network.name(), batch, steps, threads);
    }
}
