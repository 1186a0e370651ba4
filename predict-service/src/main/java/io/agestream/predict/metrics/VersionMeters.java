package io.agestream.predict.metrics;

import static java.util.Objects.requireNonNull;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.split.Fold;
import io.agestream.predict.quality.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the predictions of one version are counted with. All of them are there before its first prediction. */
final class VersionMeters {

    private static final String VERSION = "version";
    private static final String FOLD = "fold";

    private final String version;
    private final Map<String, Counter> predictions = new HashMap<>();
    private final Map<Fold, Map<Verdict.Outcome, Counter>> labelled = new EnumMap<>(Fold.class);
    private final Map<Fold, DistributionSummary> errors = new EnumMap<>(Fold.class);
    private final List<Meter> all = new ArrayList<>();

    VersionMeters(MeterRegistry registry, String version, AgeGroups groups) {
        this.version = version;
        groups.names().forEach(group -> predictions.put(group, predictions(registry, group)));
        for (Fold fold : Fold.values()) {
            Map<Verdict.Outcome, Counter> byOutcome = new EnumMap<>(Verdict.Outcome.class);
            for (Verdict.Outcome outcome : Verdict.Outcome.values()) {
                byOutcome.put(outcome, labelled(registry, fold, outcome));
            }
            labelled.put(fold, byOutcome);
            errors.put(fold, errors(registry, fold));
        }
        all.addAll(predictions.values());
        labelled.values().forEach(byOutcome -> all.addAll(byOutcome.values()));
        all.addAll(errors.values());
    }

    String version() {
        return version;
    }

    void predicted(String group) {
        requireNonNull(predictions.get(group)).increment();
    }

    void judged(Verdict verdict) {
        requireNonNull(requireNonNull(labelled.get(verdict.fold())).get(verdict.outcome()))
                .increment();
        requireNonNull(errors.get(verdict.fold())).record(verdict.absoluteError());
    }

    /** Ends the series. */
    void removeFrom(MeterRegistry registry) {
        all.forEach(registry::remove);
    }

    private Counter predictions(MeterRegistry registry, String group) {
        return Counter.builder("agestream.predictions")
                .description("Predictions by the most probable age group")
                .tag(VERSION, version)
                .tag("group", group)
                .register(registry);
    }

    private Counter labelled(MeterRegistry registry, Fold fold, Verdict.Outcome outcome) {
        return Counter.builder("agestream.live.labelled")
                .description("Predictions for images that came with an age, by how right they are")
                .tag(VERSION, version)
                .tag(FOLD, fold.toString())
                .tag("outcome", outcome.toString())
                .register(registry);
    }

    private DistributionSummary errors(MeterRegistry registry, Fold fold) {
        return DistributionSummary.builder("agestream.live.absolute.error")
                .description("Difference between the expected age and the one that the image came with")
                .baseUnit("years")
                .tag(VERSION, version)
                .tag(FOLD, fold.toString())
                .serviceLevelObjectives(1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 50)
                .register(registry);
    }
}
