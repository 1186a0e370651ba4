package io.agestream.predict.metrics;

import static java.util.Objects.requireNonNull;

import io.agestream.metering.Buckets;
import io.agestream.metering.StageMeters;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.PredictedTensor;
import io.agestream.predict.scoring.ScoringMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** What is counted about scoring. The meters are made before, and counting takes no lock and makes no tag. */
final class MicrometerScoringMetrics implements ScoringMetrics {

    private final Counter predicted;
    private final Counter rejected;
    private final Counter aborted;
    private final Map<Fault, Counter> deadLetters = new EnumMap<>(Fault.class);
    private final Timer queue;
    private final Timer infer;
    private final Timer produce;
    private final Timer endToEnd;
    private final DistributionSummary batchSize;
    private final QualityMeters quality;

    MicrometerScoringMetrics(MeterRegistry registry, QualityMeters quality) {
        this.quality = quality;
        StageMeters meters = new StageMeters(registry);
        predicted = meters.records("predict", "predicted");
        rejected = meters.records("predict", "rejected");
        for (Fault fault : Fault.values()) {
            deadLetters.put(fault, meters.deadLetters("score", fault.toString()));
        }
        queue = meters.duration("queue");
        infer = meters.duration("infer");
        produce = meters.duration("produce");
        aborted = Counter.builder("agestream.transactions.aborted")
                .description("Transactions that failed and whose batch was read again")
                .register(registry);
        batchSize = DistributionSummary.builder("agestream.batch.size")
                .description("Tensors in a batch")
                .baseUnit("tensors")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(registry);
        endToEnd = Timer.builder("agestream.end.to.end")
                .description("From the image's time until its prediction is committed")
                .serviceLevelObjectives(Buckets.ofMillis(
                        10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000,
                        3_600_000))
                .register(registry);
    }

    @Override
    public void batchScored(int tensors, Duration time) {
        batchSize.record(tensors);
        infer.record(time);
    }

    @Override
    public void committed(CommittedBatch batch) {
        predicted.increment(batch.predicted().size());
        rejected.increment(batch.refused().size());
        batch.refused().forEach(fault -> requireNonNull(deadLetters.get(fault)).increment());
        produce.record(batch.producing());
        for (PredictedTensor image : batch.predicted()) {
            queue.record(between(image.made(), batch.started()));
            endToEnd.record(between(image.prediction().imageTime(), batch.committed()));
        }
        quality.committed(batch);
    }

    @Override
    public void aborted() {
        aborted.increment();
    }

    /** Another machine's clock may be ahead. */
    private static Duration between(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        return time.isNegative() ? Duration.ZERO : time;
    }
}
