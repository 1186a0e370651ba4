package io.agestream.benchmarks.command;

import io.agestream.benchmarks.load.Rate;
import io.agestream.benchmarks.load.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say when how much arrives. */
final class LoadOptions {

    /** How the rate changes. */
    enum Shape {
        CONSTANT,
        STEPS,
        BURSTS
    }

    @Option(
            names = "--rate",
            paramLabel = "R",
            split = ",",
            description =
                    "Arrivals per second, as 200, or a share of the saturation, which is then measured first, as 50%%."
                            + " For --shape steps several with commas, for bursts the rate between them.")
    private List<Rate> rates = List.of();

    @Option(names = "--shape", paramLabel = "SHAPE", description = "constant, steps or bursts (default: constant).")
    private Shape shape = Shape.CONSTANT;

    @Option(
            names = "--duration",
            paramLabel = "D",
            description = "Of all steps or bursts together, without the warm-up (default: 30s).")
    private Duration duration = Duration.ofSeconds(30);

    @Option(
            names = "--warmup",
            paramLabel = "D",
            description = "Before --duration, at the first rate; shown, but not counted (default: 10s).")
    Duration warmUp = Duration.ofSeconds(10);

    @Option(names = "--burst-rate", paramLabel = "R", description = "Arrivals per second in a burst.")
    private @Nullable Rate burstRate;

    @Option(names = "--burst-length", paramLabel = "D", description = "Of a burst (default: 3s).")
    private Duration burstLength = Duration.ofSeconds(3);

    @Option(names = "--burst-gap", paramLabel = "D", description = "Between two bursts (default: 7s).")
    private Duration burstGap = Duration.ofSeconds(7);

    Duration duration() {
        return duration;
    }

    /**
     * The workload; empty if no rate is given.
     *
     * @throws IllegalArgumentException with a sentence if the options do not go together
     */
    Optional<Workload> workload() {
        if (rates.isEmpty()) {
            return Optional.empty();
        }
        if (shape != Shape.STEPS && rates.size() > 1) {
            throw new IllegalArgumentException("Several rates are for --shape steps.");
        }
        Rate burst = burstRate;
        if ((shape == Shape.BURSTS) != (burst != null)) {
            throw new IllegalArgumentException("--shape bursts and --burst-rate go together.");
        }
        return Optional.of(
                burst != null
                        ? new Workload.Bursts(rates.get(0), burst, burstLength, burstGap, duration)
                        : shape == Shape.STEPS
                                ? new Workload.Steps(rates, duration)
                                : new Workload.Constant(rates.get(0), duration));
    }
}
