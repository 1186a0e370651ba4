package io.agestream.ingest.metrics;

import static java.util.Objects.requireNonNull;

import io.agestream.ingest.outcome.Fault;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.outcome.Outcome;
import io.agestream.metering.StageMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What became of images, and how long it took. All meters are there from the start, so that a rate of zero is not a gap. */
public final class MicrometerIngestMetrics implements IngestMetrics {

    private static final String STAGE = "ingest";

    private final Counter labelled;
    private final Counter unlabelled;
    private final Counter rejected;
    private final Map<Fault, Counter> deadLetters = new EnumMap<>(Fault.class);
    private final Map<Step, Timer> steps = new EnumMap<>(Step.class);

    public MicrometerIngestMetrics(MeterRegistry registry) {
        StageMeters meters = new StageMeters(registry);
        labelled = meters.records(STAGE, "labelled");
        unlabelled = meters.records(STAGE, "unlabelled");
        rejected = meters.records(STAGE, "rejected");
        for (Fault fault : Fault.values()) {
            deadLetters.put(fault, meters.deadLetters(fault.stage().toString(), fault.toString()));
        }
        for (Step step : Step.values()) {
            steps.put(step, meters.duration(step.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void became(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted accepted) {
            (accepted.age().isPresent() ? labelled : unlabelled).increment();
        } else if (outcome instanceof Outcome.Rejected rejection) {
            rejected.increment();
            requireNonNull(deadLetters.get(rejection.fault())).increment();
        }
    }

    @Override
    public void took(Step step, long nanoseconds) {
        requireNonNull(steps.get(step)).record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
