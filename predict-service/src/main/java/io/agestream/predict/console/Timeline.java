package io.agestream.predict.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The last minutes, second by second. Outcomes count in the second they were written in; a second is closed when no more of
 * it is to be expected. Not thread-safe.
 */
final class Timeline {

    /** How far back it reaches. */
    static final Duration REACH = Duration.ofMinutes(3);
    /** How long after its end an outcome of a second may still be read. */
    private static final Duration LATE = Duration.ofSeconds(1);

    /** Longest latency told apart; beyond it all are alike. */
    private static final long LONGEST_MS = Duration.ofHours(1).toMillis();

    private static final int DIGITS = 2;

    private static final class Open {
        private int deadLetters;
        private final Histogram latencies = new Histogram(LONGEST_MS, DIGITS);

        private @Nullable Long percentile(double percent) {
            return latencies.getTotalCount() == 0 ? null : latencies.getValueAtPercentile(percent);
        }
    }

    /** By the second since the epoch. */
    private final NavigableMap<Long, Open> open = new TreeMap<>();

    private final Deque<Second> closed = new ArrayDeque<>();
    private long nextSecond;
    private @Nullable Long imagesBefore;

    /** @param now nothing older than {@link #REACH} before it counts */
    Timeline(Instant now) {
        nextSecond = now.minus(REACH).getEpochSecond();
    }

    void add(Outcome outcome) {
        long second = outcome.written().getEpochSecond();
        if (second < nextSecond) {
            return; // later than is waited for
        }
        Open bucket = open.computeIfAbsent(second, first -> new Open());
        if (outcome instanceof Outcome.Predicted predicted) {
            long latency = Duration.between(predicted.prediction().imageTime(), predicted.written())
                    .toMillis();
            bucket.latencies.recordValue(Math.min(LONGEST_MS, Math.max(0, latency)));
        } else {
            bucket.deadLetters++;
        }
    }

    /**
     * Closes the seconds that have passed.
     *
     * @param load as it is now; told of the newest of them, since nobody knows it of the others
     * @return the seconds that were closed, oldest first
     */
    List<Second> close(Instant now, Load load) {
        List<Second> newlyClosed = new ArrayList<>();
        long last = now.minus(LATE).getEpochSecond() - 1;
        for (; nextSecond <= last; nextSecond++) {
            newlyClosed.add(second(nextSecond, nextSecond == last ? load : Load.UNKNOWN));
        }
        closed.addAll(newlyClosed);
        while (closed.size() > REACH.toSeconds()) {
            closed.removeFirst();
        }
        return newlyClosed;
    }

    private Second second(long epochSecond, Load load) {
        Open bucket = open.remove(epochSecond);
        Open counts = bucket == null ? new Open() : bucket;
        return new Second(
                Instant.ofEpochSecond(epochSecond),
                imagesSince(load),
                (int) counts.latencies.getTotalCount(),
                counts.deadLetters,
                counts.percentile(50),
                counts.percentile(99),
                load.ingestLag(),
                load.predictLag());
    }

    private @Nullable Long imagesSince(Load load) {
        Long before = imagesBefore;
        if (load.images() != null) {
            imagesBefore = load.images();
        }
        return before == null || load.images() == null ? null : Math.max(0, load.images() - before);
    }

    /** The seconds that are closed, oldest first. */
    List<Second> history() {
        return List.copyOf(closed);
    }
}
