package io.agestream.train.training;

import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come: as far as its last checkpoint.
 *
 * @param epochs  done
 * @param steps   of the optimizer, in all epochs
 * @param version of the last checkpoint; null before the first
 * @param offsets up to which examples have been used, by partition
 * @param history how the epochs went, oldest first, up to {@value Manifest#HISTORY}
 */
record RunPosition(
        int epochs, long steps, @Nullable String version, Map<Integer, Long> offsets, List<EpochReport> history) {

    static final RunPosition START = new RunPosition(0, 0, null, Map.of(), List.of());

    static RunPosition at(Checkpoints.Published last) {
        Checkpoint checkpoint = last.checkpoint();
        return new RunPosition(
                checkpoint.epoch().epoch(),
                checkpoint.epoch().step(),
                last.version(),
                checkpoint.lineage().offsets(),
                history(checkpoint));
    }

    private static List<EpochReport> history(Checkpoint checkpoint) {
        List<EpochReport> history = new ArrayList<>(checkpoint.history());
        history.add(checkpoint.epoch());
        return List.copyOf(history.subList(Math.max(0, history.size() - Manifest.HISTORY), history.size()));
    }
}
