package io.agestream.predict.loading;

import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.ModelsReport.Refusal;
import io.agestream.predict.loading.ModelsReport.Swap;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of loading versions. Owned by the follower's thread. */
final class LoadingHistory {

    private static final int KEPT = 20;

    private final Deque<Refusal> refusals = new ArrayDeque<>();
    private final Deque<Swap> swaps = new ArrayDeque<>();
    /** By version, which publication of it was refused. */
    private final Map<String, Long> refused = new HashMap<>();

    void served(Manifest manifest, Instant time) {
        addFirst(swaps, new Swap(manifest.version(), time));
    }

    /** @param reason the end of a sentence */
    void refused(Candidate candidate, String reason, Instant time) {
        refused.put(candidate.version(), candidate.publication());
        addFirst(refusals, new Refusal(candidate.version(), reason, time));
    }

    private static <T> void addFirst(Deque<T> entries, T entry) {
        entries.addFirst(entry);
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    /** Whether this very publication was refused; a later one of the same version is new. */
    boolean isRefused(Candidate candidate) {
        return Long.valueOf(candidate.publication()).equals(refused.get(candidate.version()));
    }

    /** The version's manifest has been erased: its next publication is new whatever its number. */
    void forget(String version) {
        refused.remove(version);
    }

    /** The last ones, newest first. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The last ones since the start, newest first. */
    List<Swap> swaps() {
        return List.copyOf(swaps);
    }
}
