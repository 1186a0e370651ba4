package io.agestream.benchmarks.scaling;

import io.agestream.benchmarks.endtoend.EndToEnd;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.benchmarks.endtoend.Plan;
import io.agestream.benchmarks.load.Input;
import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.console.Console;
import io.agestream.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What it costs to have twice the images, twice the partitions, twice the instances, and all of that together: each is a
 * backlog that a pipeline of its own works off, in turn.
 */
public final class Scaling {

    private static final Duration DRAIN = Duration.ofSeconds(90);

    private final Settings settings;
    private final Console console;
    private final Clock clock;

    public Scaling(Settings settings, Console console, Clock clock) {
        this.settings = settings;
        this.console = console;
        this.clock = clock;
    }

    /**
     * How much is measured.
     *
     * @param home    where the built modules are
     * @param network that scores, untrained
     * @param images  in the backlog, before it is doubled
     * @param rounds  in which all are measured in turn
     */
    public record Settings(Path home, String network, int images, int rounds) {}

    /**
     * Rates, costs and memory of each, and their ratios to the first of the same round.
     *
     * @throws CommandFailedException if a backlog was too small, or an image was lost or doubled
     */
    public Rounds measure() throws InterruptedException {
        Rounds rounds = new Rounds();
        for (int round = 1; round <= settings.rounds(); round++) {
            measure(rounds, round);
        }
        return rounds;
    }

    private void measure(Rounds rounds, int round) throws InterruptedException {
        int images = settings.images();
        int partitions = Topics.DEFAULT_PARTITIONS;
        Extent base = new Extent("base", images, partitions, 1);
        List<Extent> doubled = List.of(
                new Extent("images × 2", 2 * images, partitions, 1),
                new Extent("partitions × 2", images, 2 * partitions, 1),
                new Extent("instances × 2", images, partitions, 2),
                new Extent("all × 2", 2 * images, 2 * partitions, 2));
        Cost single = cost(base, round);
        add(rounds, base, single);
        for (Extent extent : doubled) {
            Cost cost = cost(extent, round);
            add(rounds, extent, cost);
            rounds.ratio(extent.name() + ": cost of an image ÷ base", cost.cpuMillis() / single.cpuMillis());
            cost.peakRssBytes()
                    .forEach((service, bytes) -> rounds.ratio(
                            extent.name() + ": memory of " + service + " ÷ base",
                            bytes / single.peakRssBytes().getOrDefault(service, Double.NaN)));
        }
    }

    private static void add(Rounds rounds, Extent extent, Cost cost) {
        rounds.rate(extent.name() + ": images", cost.perSecond());
        rounds.millis(extent.name() + ": processor time of an image", cost.cpuMillis());
        cost.peakRssBytes()
                .forEach((service, bytes) -> rounds.megabytes(extent.name() + ": memory of " + service, bytes / 1e6));
    }

    private Cost cost(Extent extent, int round) throws InterruptedException {
        console.line("round " + round + ": " + extent.name());
        Plan plan = new Plan(
                Input.IMAGES,
                Optional.empty(),
                true,
                extent.images(),
                Duration.ZERO,
                0,
                Duration.ZERO,
                DRAIN,
                new Plan.Own(
                        settings.home(),
                        Topics.withDefaultPrefix().prefix(),
                        settings.network(),
                        "",
                        extent.instances(),
                        extent.partitions()));
        Measurement measurement = new EndToEnd(plan, console, clock).measure();
        if (!measurement.isExact()) {
            throw new CommandFailedException("Images were lost or doubled with " + extent + ".");
        }
        return Cost.of(measurement.saturation().orElseThrow());
    }
}
