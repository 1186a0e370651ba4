package io.agestream.ingest.metrics;

import static java.util.Objects.requireNonNull;

import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.outcome.Outcome;
import io.agestream.ingest.outcome.Stage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code agestream.ingest.records} by outcome and stage, and {@code agestream.ingest.step} in seconds by step. All of them
 * are there from the start, so that a rate of zero is not a gap.
 */
public final class MicrometerIngestMetrics implements IngestMetrics {

    private static final String RECORDS = "agestream.ingest.records";
    private static final String STEP = "agestream.ingest.step";

    private final Counter labelled;
    private final Counter unlabelled;
    private final Map<Stage, Counter> rejected = new EnumMap<>(Stage.class);
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);

    public MicrometerIngestMetrics(MeterRegistry registry) {
        labelled = records(registry, "labelled", "none");
        unlabelled = records(registry, "unlabelled", "none");
        for (Stage stage : Stage.values()) {
            rejected.put(stage, records(registry, "rejected", stage.toString()));
        }
        for (Step step : Step.values()) {
            steps.put(
                    step,
                    Timer.builder(STEP)
                            .description("Time that a step of the preprocessing takes, per image")
                            .tag("step", step.name().toLowerCase(Locale.ROOT))
                            .publishPercentileHistogram()
                            .register(registry));
        }
    }

    @Override
    public void became(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            (accepted.age().isPresent() ? labelled : unlabelled).increment();
        } else if (outcome instanceof Outcome.Rejected rejection) {
            requireNonNull(rejected.get(rejection.stage())).increment();
        }
    }

    @Override
    public void took(Step step, long nanoseconds) {
        requireNonNull(steps.get(step)).record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private static Counter records(MeterRegistry registry, String outcome, String stage) {
        return Counter.builder(RECORDS)
                .description("Records of the images topic by what became of them")
                .tag("outcome", outcome)
                .tag("stage", stage)
                .register(registry);
    }
}
