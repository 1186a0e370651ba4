package io.agestream.predict.metrics;

import static java.util.Objects.requireNonNull;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.split.Fold;
import io.agestream.predict.quality.PredictionShift;
import io.agestream.predict.quality.Verdict;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.PredictedTensor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What predictions say, and how right they are. The follower's thread says which version is next, the loop's what was
 * predicted; by then every meter is there.
 */
final class QualityMeters {

    /** Micrometer rounds up to whole numbers before it looks for a bucket, so that no ratio below 1 would find its own. */
    private static final int PERCENT = 100;

    private final MeterRegistry registry;
    private final AgeGroups groups;
    private final Versions versions;
    private final PredictionShift shift;
    private final Map<String, DistributionSummary> confidence = new HashMap<>();
    private final Map<Fold, Counter[][]> confusion = new EnumMap<>(Fold.class);
    private @Nullable Manifest next;

    QualityMeters(MeterRegistry registry, AgeGroups groups) {
        this.registry = registry;
        this.groups = groups;
        this.versions = new Versions(registry, groups);
        this.shift = new PredictionShift(groups);
        groups.names().forEach(group -> confidence.put(group, confidence(group)));
        for (Fold fold : Fold.values()) {
            confusion.put(fold, confusion(fold));
        }
        Gauge.builder("agestream.prediction.shift.psi", shift::index)
                .description("Population stability index of recent predictions against the training labels")
                .register(registry);
        Gauge.builder("agestream.prediction.shift.samples", shift::samples)
                .description("Predictions that the index is computed from")
                .register(registry);
    }

    void prepare(Manifest version) {
        versions.prepare(version.version());
        next = version;
    }

    void swapped() {
        Manifest live = requireNonNull(next);
        shift.live(live.version(), ages(live.lineage()));
        versions.swapped();
    }

    void committed(CommittedBatch batch) {
        Optional<VersionMeters> version = versions.of(batch.version());
        List<PredictedTensor> predicted = batch.predicted();
        int[] predictedGroups = new int[predicted.size()];
        for (int i = 0; i < predictedGroups.length; i++) {
            PredictedTensor image = predicted.get(i);
            String group = image.prediction().ageGroup();
            predictedGroups[i] = groups.names().indexOf(group);
            requireNonNull(confidence.get(group))
                    .record(PERCENT * image.prediction().probability());
            version.ifPresent(meters -> meters.predicted(group));
            Verdict.of(image, groups).ifPresent(verdict -> judged(verdict, version));
        }
        shift.predicted(batch.version(), predictedGroups);
    }

    private void judged(Verdict verdict, Optional<VersionMeters> version) {
        requireNonNull(confusion.get(verdict.fold()))[verdict.actual()][verdict.predicted()].increment();
        version.ifPresent(meters -> meters.judged(verdict));
    }

    /** A manifest need not have a lineage. */
    private static Map<Integer, Integer> ages(@Nullable Lineage lineage) {
        return lineage == null ? Map.of() : lineage.ages();
    }

    private DistributionSummary confidence(String group) {
        return DistributionSummary.builder("agestream.prediction.confidence")
                .description("Probability of the predicted group")
                .baseUnit("percent")
                .tag("group", group)
                .serviceLevelObjectives(10, 20, 30, 40, 50, 60, 70, 80, 90, 100)
                .register(registry);
    }

    private Counter[][] confusion(Fold fold) {
        Counter[][] counters = new Counter[groups.count()][groups.count()];
        for (int actual = 0; actual < counters.length; actual++) {
            for (int predicted = 0; predicted < counters.length; predicted++) {
                counters[actual][predicted] = Counter.builder("agestream.live.confusion")
                        .description("Predictions for images that came with an age, by its group and the predicted one")
                        .tag("fold", fold.toString())
                        .tag("actual", groups.names().get(actual))
                        .tag("predicted", groups.names().get(predicted))
                        .register(registry);
            }
        }
        return counters;
    }
}
