package io.agestream.train.training;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come: as far as its last checkpoint.
 *
 * @param epochs  done
 * @param steps   of the optimizer, in all epochs
 * @param version of the last checkpoint; null before the first
 * @param offsets up to which examples have been used, by partition
 */
record RunPosition(int epochs, long steps, @Nullable String version, Map<Integer, Long> offsets) {

    static final RunPosition START = new RunPosition(0, 0, null, Map.of());

    static RunPosition at(Checkpoints.Published last) {
        Checkpoint checkpoint = last.checkpoint();
        return new RunPosition(
                checkpoint.epoch().epoch(),
                checkpoint.epoch().step(),
                last.version(),
                checkpoint.lineage().offsets());
    }
}
