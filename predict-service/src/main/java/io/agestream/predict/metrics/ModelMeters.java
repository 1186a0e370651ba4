package io.agestream.predict.metrics;

import io.agestream.metering.Buckets;
import io.agestream.model.manifest.Manifest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Which model is live, and how models come to be. For the follower's thread. */
final class ModelMeters {

    private static final String NONE = Versions.NONE;

    private final MeterRegistry registry;
    private final Timer loaded;
    private final Timer refused;
    private final Counter swaps;
    private final Counter refusals;
    private volatile @Nullable Manifest live;
    private Gauge info;

    ModelMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        loaded = loads("loaded");
        refused = loads("refused");
        swaps = swaps("swapped");
        refusals = swaps("refused");
        info = info(NONE, NONE, NONE, NONE, NONE);
        Gauge.builder("agestream.model.age", () -> age(clock))
                .description("Time since the live model was published")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("agestream.model.epoch", this::epoch)
                .description("Epoch of the live model")
                .register(registry);
    }

    void loaded(Duration time) {
        loaded.record(time);
    }

    void refused(Duration time) {
        refused.record(time);
        refusals.increment();
    }

    void swapped(Manifest next, String engine) {
        swaps.increment();
        live = next;
        registry.remove(info);
        info = info(
                next.name(),
                next.version(),
                next.weights().sha256(),
                next.network().name(),
                engine);
    }

    private double age(Clock clock) {
        Manifest now = live;
        return now == null
                ? Double.NaN
                : Duration.between(now.created(), clock.instant()).toMillis() / 1000.0;
    }

    private int epoch() {
        Manifest now = live;
        return now == null ? 0 : now.epoch().epoch();
    }

    private Timer loads(String outcome) {
        return Timer.builder("agestream.model.load")
                .description("From the decision to load a version until it could serve or was refused")
                .tag("outcome", outcome)
                .serviceLevelObjectives(
                        Buckets.ofMillis(50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000))
                .register(registry);
    }

    private Counter swaps(String outcome) {
        return Counter.builder("agestream.model.swaps")
                .description("Versions that took over or were refused")
                .tag("outcome", outcome)
                .register(registry);
    }

    private Gauge info(String model, String version, String sha256, String network, String engine) {
        return Gauge.builder("agestream.model.info", () -> 1)
                .description("What is live")
                .tag("model", model)
                .tag("version", version)
                .tag("sha256", sha256)
                .tag("network", network)
                .tag("engine", engine)
                .register(registry);
    }
}
