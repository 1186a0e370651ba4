package io.agestream.benchmarks.report;

import io.agestream.benchmarks.delivery.Swap;
import java.util.List;
import java.util.Objects;

/** How long new versions took to score. */
final class SwapTimes {

    private SwapTimes() {}

    /**
     * From the commit of the manifest to the first prediction by its version, in microseconds; of those that made one.
     * The publisher learns of the commit a little after readers do, so that it may seem to be negative; that counts as 0.
     */
    static long[] micros(List<Swap> swaps) {
        return swaps.stream()
                .map(SwapTimes::micros)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
    }

    static @org.jspecify.annotations.Nullable Long micros(Swap swap) {
        var first = swap.first();
        return first == null ? null : Math.max(0, first.appended() - swap.published());
    }
}
