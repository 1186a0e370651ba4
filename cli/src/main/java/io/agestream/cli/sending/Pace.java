package io.agestream.cli.sending;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Spaces events evenly. What was late is not made up for by a burst. */
final class Pace {

    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private long next;

    /** @param perSecond events a second at most; empty does not wait at all */
    Pace(OptionalDouble perSecond, LongSupplier nanoTime) {
        this.intervalNanos =
                perSecond.isPresent() ? Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond.getAsDouble()) : 0;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong();
    }

    /** Waits until the next event may happen. */
    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(delayNanos());
    }

    /** How long to wait before the event that comes now, which is counted as having happened then. */
    long delayNanos() {
        long now = nanoTime.getAsLong();
        long delay = Math.max(0, next - now);
        next = now + delay + intervalNanos;
        return delay;
    }
}
