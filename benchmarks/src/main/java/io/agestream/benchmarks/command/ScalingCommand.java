package io.agestream.benchmarks.command;

import io.agestream.benchmarks.scaling.Scaling;
import io.agestream.cli.command.NetworkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "scaling",
        description = {
            "What it costs to double the images, the partitions (6 to 12), the instances of predict (1 to 2), and all of"
                    + " them: processor time per image and memory of each process.",
            "",
            "Each is a backlog that broker, ingest and predict, started for it, work off.",
            ""
        },
        footer = {"", "Example:", "  ./agestream bench scaling --backlog 12000"})
final class ScalingCommand implements Callable<Integer> {

    @Option(
            names = "--backlog",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Images, before they are doubled (default: ${DEFAULT-VALUE}).")
    private int backlog = 10_000;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of measuring all in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 1;

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Mixin
    private RoundsOutput output = new RoundsOutput();

    @Override
    public Integer call() throws InterruptedException {
        Path home = Path.of(System.getProperty("agestream.home", "")).toAbsolutePath();
        var settings = new Scaling.Settings(home, network.name(), backlog, rounds);
        return output.print(
                "scaling",
                "network " + network.name() + ", a backlog of " + backlog
                        + " images, 6 partitions, 1 × predict, and twice that",
                console -> new Scaling(settings, console, Clock.systemUTC()).measure());
    }
}
