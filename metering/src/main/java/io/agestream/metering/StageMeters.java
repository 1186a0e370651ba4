package io.agestream.metering;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes the meters of a stage of the pipeline. To be made when a service starts, and kept: making them takes a lock. */
public final class StageMeters {

    private static final Duration[] STAGE_BUCKETS =
            Buckets.ofMillis(0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000);

    private final MeterRegistry registry;

    public StageMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Records that a stage is done with, by what became of them. */
    public Counter records(String stage, String outcome) {
        return Counter.builder("agestream.records")
                .description("Records that are done with, by what became of them")
                .tag("stage", stage)
                .tag("outcome", outcome)
                .register(registry);
    }

    /**
     * Records that became dead letters.
     *
     * @param stage  as in the dead letter
     * @param reason one of few
     */
    public Counter deadLetters(String stage, String reason) {
        return Counter.builder("agestream.dead.letters")
                .description("Records that became dead letters")
                .tag("stage", stage)
                .tag("reason", reason)
                .register(registry);
    }

    public Timer duration(String stage) {
        return Timer.builder("agestream.stage.duration")
                .description("How long a stage takes")
                .tag("stage", stage)
                .serviceLevelObjectives(STAGE_BUCKETS)
                .register(registry);
    }

    /**
     * How far behind a topic's end this instance is.
     *
     * @param topic without its prefix
     * @param lag   in records, asked for at each look
     */
    public void lag(String topic, LongSupplier lag) {
        Gauge.builder("agestream.consumer.lag", lag::getAsLong)
                .description("Records behind this instance's position in its partitions")
                .baseUnit("records")
                .tag("topic", topic)
                .register(registry);
    }
}
