package io.agestream.predict.metrics;

import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.scoring.ScoringMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Counts in Micrometer. All meters are there, at 0, from the start; a version is never a tag. */
public final class MicrometerMetrics implements ScoringMetrics, LoadingMetrics {

    private final Counter predictions;
    private final Counter deadLetters;
    private final Counter aborted;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Counter swapped;
    private final Counter refused;
    private volatile int liveEpoch;
    private volatile double liveCreated;
    private volatile String liveEngine = "";

    public MicrometerMetrics(MeterRegistry registry) {
        predictions = Counter.builder("agestream.predict.predictions")
                .description("Predictions committed")
                .register(registry);
        deadLetters = Counter.builder("agestream.predict.dead.letters")
                .description("Tensors that the live model cannot score")
                .register(registry);
        aborted = Counter.builder("agestream.predict.transactions.aborted")
                .description("Transactions that failed and whose batch was read again")
                .register(registry);
        batchSize = DistributionSummary.builder("agestream.predict.batch.size")
                .description("Tensors in a batch")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(registry);
        batchTime = Timer.builder("agestream.predict.batch.time")
                .description("From the start of a batch until its last tensor is scored")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(5))
                .register(registry);
        swapped = swaps(registry, "swapped");
        refused = swaps(registry, "refused");
        Gauge.builder("agestream.predict.model.epoch", () -> liveEpoch)
                .description("Epoch of the live model; 0 before the first one")
                .register(registry);
        Gauge.builder("agestream.predict.model.created", () -> liveCreated)
                .description("When the live model was published, since 1970; 0 before the first one")
                .baseUnit("seconds")
                .register(registry);
        for (String engine : EngineChoice.NAMES) {
            Gauge.builder("agestream.predict.engine", () -> liveEngine.equals(engine) ? 1 : 0)
                    .description("1 for the engine that the live model computes with")
                    .tag("engine", engine)
                    .register(registry);
        }
    }

    private static Counter swaps(MeterRegistry registry, String result) {
        return Counter.builder("agestream.predict.swaps")
                .description("Checkpoints that took over or were refused")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void batchScored(int tensors, Duration time) {
        batchSize.record(tensors);
        batchTime.record(time);
    }

    @Override
    public void committed(int newPredictions, int newDeadLetters) {
        predictions.increment(newPredictions);
        deadLetters.increment(newDeadLetters);
    }

    @Override
    public void aborted() {
        aborted.increment();
    }

    @Override
    public void swapped(Manifest live, String engine) {
        swapped.increment();
        liveEngine = engine;
        liveEpoch = live.epoch().epoch();
        liveCreated = live.created().toEpochMilli() / 1000.0;
    }

    @Override
    public void refused() {
        refused.increment();
    }
}
