package io.agestream.benchmarks.command;

import io.agestream.benchmarks.endtoend.EndToEnd;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.benchmarks.endtoend.Plan;
import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.report.EndToEndFiles;
import io.agestream.benchmarks.report.EndToEndTable;
import io.agestream.benchmarks.report.Machine;
import io.agestream.cli.command.NetworkOption;
import io.agestream.cli.command.TopicPrefixOption;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "e2e",
        description = {
            "Latency and throughput from Kafka to Kafka: images or tensors arrive at given times, whatever becomes of those"
                    + " before them (an open loop), until their predictions are in the log.",
            "",
            "Broker, ingest (for images) and predict are started for it as processes of this machine, with an untrained"
                    + " network, and ended; or an installation that runs is measured.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./agestream bench e2e --saturate --input tensors",
            "  ./agestream bench e2e --rate 50%% --duration 60s --swap-every 10s",
            "  ./agestream bench e2e --shape steps --rate 100,200,300 --duration 90s",
            "  ./agestream bench e2e --shape bursts --rate 20%% --burst-rate 150%% --burst-length 3s --burst-gap 17s"
        })
final class E2eCommand implements Callable<Integer> {

    private static final int NOT_EXACT = 1;

    @Option(
            names = "--input",
            paramLabel = "WHAT",
            description = "images, for ingest and predict, or tensors, for predict alone (default: images).")
    private Input input = Input.IMAGES;

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(
            names = "--saturate",
            description = "Measures the throughput at saturation, on a backlog that waits when the services start.")
    private boolean saturate;

    @Option(
            names = "--backlog",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description =
                    "Records of that backlog, with --saturate or a rate in percent (default: ${DEFAULT-VALUE}); it should"
                            + " last for 15 s or more.")
    private int backlog = 6000;

    @Option(names = "--swaps", paramLabel = "N", description = "Publishes N new checkpoints meanwhile, evenly spread.")
    private int swaps;

    @Option(
            names = "--swap-every",
            paramLabel = "D",
            description = "Publishes a new checkpoint each time so long has passed.")
    private @Nullable Duration swapEvery;

    @Option(
            names = "--swap-window",
            paramLabel = "D",
            description = "Arrivals due from this time before a checkpoint is published until this time after its first"
                    + " prediction are reported by themselves (default: 1s).")
    private Duration swapWindow = Duration.ofSeconds(1);

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Mixin
    private EngineOption engine = new EngineOption();

    @Option(
            names = "--instances",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of predict (default: ${DEFAULT-VALUE}).")
    private int instances = 1;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of images, tensors and predictions (default: ${DEFAULT-VALUE}).")
    private int partitions = Topics.DEFAULT_PARTITIONS;

    @Option(
            names = "--drain",
            paramLabel = "D",
            description = "After so long without any prediction the rest counts as lost (default: 60s).")
    private Duration drain = Duration.ofSeconds(60);

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Measures the installation there instead; its clock and this machine's must agree.")
    private @Nullable String bootstrapServer;

    @Mixin
    private TopicPrefixOption topicPrefix = new TopicPrefixOption();

    @Option(
            names = "--untrained-models",
            description =
                    "Allows swaps with --bootstrap-server: they put untrained networks in the place of its models.")
    private boolean untrainedModels;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = plan();
        Clock clock = Clock.systemUTC();
        Path directory = results.create("e2e", clock);
        Console console = Console.ofProcess();
        String machine = Machine.describe(clock);
        console.line(machine);
        Measurement measurement = new EndToEnd(plan, console, clock).measure();
        EndToEndTable.lines(measurement).forEach(console::line);
        console.line("");
        console.line(directory + ": " + String.join(", ", EndToEndFiles.write(measurement, machine, directory)));
        return measurement.isExact() ? 0 : NOT_EXACT;
    }

    private Plan plan() {
        try {
            require(swaps >= 0 && (swaps == 0 || swapEvery == null), "Give --swaps or --swap-every.");
            require(
                    bootstrapServer == null || swapCount() == 0 || untrainedModels,
                    "Swaps would put untrained networks in the place of the models at " + bootstrapServer
                            + ": say --untrained-models if that is wanted.");
            Plan plan = new Plan(
                    input, load.workload(), saturate, backlog, load.warmUp, swapCount(), swapWindow, drain, target());
            require(
                    plan.saturate() || plan.workload().isPresent(),
                    "Say what arrives: --rate, as 200 or 50%, or --saturate for as much as there can be.");
            require(plan.workload().isPresent() || plan.swaps() == 0, "Swaps need a --rate.");
            return plan;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Plan.Target target() {
        Topics topics = topicPrefix.topics();
        return bootstrapServer != null
                ? new Plan.Running(bootstrapServer, topics.prefix(), network.name())
                : new Plan.Own(
                        Path.of(System.getProperty("agestream.home", "")).toAbsolutePath(),
                        topics.prefix(),
                        network.name(),
                        engine.name().orElse(""),
                        instances,
                        partitions);
    }

    private int swapCount() {
        Duration every = swapEvery;
        if (every == null) {
            return swaps;
        }
        require(!every.isZero(), "--swap-every must be above 0.");
        return (int) (load.duration().toMillis() / every.toMillis());
    }

    private static void require(boolean valid, String sentence) {
        if (!valid) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
