package io.agestream.benchmarks.endtoend;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time as microseconds since the epoch. */
final class Micros {

    static final long PER_MILLI = 1000;
    static final long NANOS = 1000;

    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
