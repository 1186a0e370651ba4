package io.agestream.train.metrics;

import io.agestream.metering.Buckets;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checkpoints whose publishing is timed, and whose sizes are shown. */
final class MeteredCheckpoints implements Checkpoints {

    private final Checkpoints checkpoints;
    private final Clock clock;
    private final Timer publishing;
    private volatile int weights;
    private volatile int optimizer;
    private volatile double published = Double.NaN;

    MeteredCheckpoints(Checkpoints checkpoints, Clock clock, MeterRegistry registry) {
        this.checkpoints = checkpoints;
        this.clock = clock;
        publishing = Timer.builder("agestream.checkpoint.publish")
                .description("Publishing a checkpoint, attempts included")
                .serviceLevelObjectives(
                        Buckets.ofMillis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000))
                .register(registry);
        Gauge.builder("agestream.checkpoint.size", () -> weights)
                .description("Bytes of the last checkpoint")
                .baseUnit("bytes")
                .tag("part", "weights")
                .register(registry);
        Gauge.builder("agestream.checkpoint.size", () -> optimizer)
                .description("Bytes of the last checkpoint")
                .baseUnit("bytes")
                .tag("part", "optimizer")
                .register(registry);
        Gauge.builder("agestream.checkpoint.published.timestamp", () -> published)
                .description("When the last checkpoint was published, since 1970")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public Optional<Published> latest() {
        return checkpoints.latest();
    }

    @Override
    public String publish(Checkpoint checkpoint) throws InterruptedException {
        Instant start = clock.instant();
        String version = checkpoints.publish(checkpoint);
        Instant end = clock.instant();
        publishing.record(Duration.between(start, end));
        weights = checkpoint.weights().length;
        optimizer = checkpoint.state().map(state -> state.length).orElse(0);
        published = end.toEpochMilli() / 1000.0;
        return version;
    }
}
