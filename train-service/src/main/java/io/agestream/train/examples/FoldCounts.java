package io.agestream.train.examples;

import io.agestream.model.split.Fold;
import java.util.EnumMap;
import java.util.Map;

/** How many examples are in each fold. For whoever holds the store's lock. */
final class FoldCounts {

    private final Map<Fold, Integer> counts = new EnumMap<>(Fold.class);

    void add(Digest tensor) {
        counts.merge(Fold.ofHash(tensor.high()), 1, Integer::sum);
    }

    void remove(Digest tensor) {
        counts.merge(Fold.ofHash(tensor.high()), -1, Integer::sum);
    }

    int of(Fold fold) {
        return counts.getOrDefault(fold, 0);
    }
}
