package io.agestream.predict.metrics;

import io.agestream.model.age.AgeGroups;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The meters of the versions that may make predictions now: the live one, the one before, whose last batches may still be
 * on their way, and, while models are swapped, the next one. One thread changes them, any looks them up.
 */
final class Versions {

    /** Of what there is before the first model, so that no panel is empty. */
    static final String NONE = "none";

    private static final int KEPT = 2;

    private final MeterRegistry registry;
    private final AgeGroups groups;
    /** Newest first. */
    private volatile List<VersionMeters> known;

    Versions(MeterRegistry registry, AgeGroups groups) {
        this.registry = registry;
        this.groups = groups;
        this.known = List.of(new VersionMeters(registry, NONE, groups));
    }

    /** Empty if it was replaced longer ago than the live version's predecessor. */
    Optional<VersionMeters> of(String version) {
        for (VersionMeters meters : known) {
            if (meters.version().equals(version)) {
                return Optional.of(meters);
            }
        }
        return Optional.empty();
    }

    /** Its first prediction may come as soon as this returns. */
    void prepare(String version) {
        List<VersionMeters> next = new ArrayList<>(known);
        next.removeIf(meters -> meters.version().equals(version));
        next.add(0, of(version).orElseGet(() -> new VersionMeters(registry, version, groups)));
        known = List.copyOf(next);
    }

    /** The one prepared last is live: what is older than its predecessor goes, and what stood for none. */
    void swapped() {
        List<VersionMeters> kept = known.stream()
                .filter(meters -> !meters.version().equals(NONE))
                .limit(KEPT)
                .toList();
        List<VersionMeters> gone = new ArrayList<>(known);
        gone.removeAll(kept);
        known = kept;
        gone.forEach(meters -> meters.removeFrom(registry));
    }
}
