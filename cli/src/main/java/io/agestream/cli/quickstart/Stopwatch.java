package io.agestream.cli.quickstart;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** When each phase began and ended. Phases overlap. For one thread. */
final class Stopwatch {

    /** What is timed. */
    enum Phase {
        BROKER,
        SERVICES,
        SENDING,
        INGEST,
        TRAINING,
        PREDICTIONS
    }

    private final LongSupplier nanoTime;
    private final long start;
    private final Map<Phase, Long> begins = new EnumMap<>(Phase.class);
    private final Map<Phase, Long> ends = new EnumMap<>(Phase.class);

    Stopwatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Only the first call for a phase counts. */
    void begin(Phase... phases) {
        Arrays.stream(phases).forEach(phase -> begins.putIfAbsent(phase, nanoTime.getAsLong()));
    }

    /** Only the first call for a phase that has begun counts; true for that one. */
    boolean end(Phase phase) {
        return begins.containsKey(phase) && ends.putIfAbsent(phase, nanoTime.getAsLong()) == null;
    }

    boolean hasEnded(Phase phase) {
        return ends.containsKey(phase);
    }

    /** Empty for a phase that has not ended. */
    Optional<Double> seconds(Phase phase) {
        Long begin = begins.get(phase);
        Long end = ends.get(phase);
        return begin == null || end == null ? Optional.empty() : Optional.of((end - begin) / 1e9);
    }

    /** Since this was made. */
    double totalSeconds() {
        return (nanoTime.getAsLong() - start) / 1e9;
    }
}
