package io.agestream.train.metrics;

import io.agestream.metering.ProcessMemory;
import io.agestream.metering.StageMeters;
import io.agestream.model.network.NativeArrays;
import io.agestream.model.split.Fold;
import io.agestream.train.following.FollowingMetrics;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.ToIntFunction;

/** All meters of this service; docs/metrics.md lists them. Every one is there from the start. */
public final class TrainMeters {

    private final MeterRegistry registry;
    private final MicrometerTrainingMetrics training;
    private final FollowingMetrics following;

    /** @param examples in the store, by fold */
    public TrainMeters(MeterRegistry registry, Progress progress, ToIntFunction<Fold> examples) {
        this.registry = registry;
        training = new MicrometerTrainingMetrics(registry);
        following = new MicrometerFollowingMetrics(new StageMeters(registry));
        ProgressMeters.register(registry, progress, training::lastStep);
        for (Fold fold : Fold.values()) {
            Gauge.builder("agestream.training.examples", () -> examples.applyAsInt(fold))
                    .description("Examples in the store")
                    .tag("fold", fold.toString())
                    .register(registry);
        }
        new ProcessMemory().bindTo(registry);
        Gauge.builder("agestream.native.arrays", NativeArrays::count)
                .description("Arrays of PyTorch that networks hold")
                .register(registry);
    }

    public TrainingMetrics training() {
        return training;
    }

    public FollowingMetrics following() {
        return following;
    }

    /** The same checkpoints, with meters. */
    public Checkpoints metered(Checkpoints checkpoints, Clock clock) {
        return new MeteredCheckpoints(checkpoints, clock, registry);
    }
}
