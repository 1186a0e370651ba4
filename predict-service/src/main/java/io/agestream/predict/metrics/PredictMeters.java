package io.agestream.predict.metrics;

import io.agestream.metering.ProcessMemory;
import io.agestream.metering.StageMeters;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.NativeArrays;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.scoring.ScoringMetrics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.LongSupplier;

/** All meters of this service; docs/metrics.md lists them. Every one is there from the start. */
public final class PredictMeters {

    private final MeterRegistry registry;
    private final ScoringMetrics scoring;
    private final LoadingMetrics loading;

    /** @param groups that predictions are made in */
    public PredictMeters(MeterRegistry registry, AgeGroups groups, Clock clock) {
        this.registry = registry;
        QualityMeters quality = new QualityMeters(registry, groups);
        scoring = new MicrometerScoringMetrics(registry, quality);
        loading = new MicrometerLoadingMetrics(new ModelMeters(registry, clock), quality);
        new ProcessMemory().bindTo(registry);
        Gauge.builder("agestream.native.arrays", NativeArrays::count)
                .description("Arrays of PyTorch that networks hold")
                .register(registry);
    }

    public ScoringMetrics scoring() {
        return scoring;
    }

    public LoadingMetrics loading() {
        return loading;
    }

    /** @param tensors that wait in Kafka */
    public void lag(LongSupplier tensors) {
        new StageMeters(registry).lag("tensors", tensors);
    }
}
