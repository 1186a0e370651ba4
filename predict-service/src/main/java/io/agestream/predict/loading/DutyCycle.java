package io.agestream.predict.loading;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps a thread's work from taking a processor from those that score: the thread works for a fifth of the time, in
 * pieces of a few milliseconds. All at once, the same work would hold up several batches in a row. For one thread.
 */
public final class DutyCycle {

    /** To the time that a piece of work took. */
    private static final int REST = 4;
    /** A process that starts loads its engines in the first piece, and nothing is scored that it could hold up. */
    private static final long MOST_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final LongSupplier worked;
    private final LongConsumer idle;
    private long before = -1;

    /** Of the thread that calls it. */
    public DutyCycle() {
        this(
                // -1, so no rest, where Java cannot tell
                () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(), LockSupport::parkNanos);
    }

    /**
     * @param worked nanoseconds that the thread has worked until now, or -1
     * @param idle   lets so many nanoseconds pass
     */
    DutyCycle(LongSupplier worked, LongConsumer idle) {
        this.worked = worked;
        this.idle = idle;
    }

    /** Begins a piece of work, without a rest for what was before. */
    public void begin() {
        before = worked.getAsLong();
    }

    /** Ends a piece of work, rests, and begins the next one. */
    public void rest() {
        long piece = worked.getAsLong() - before;
        if (piece > 0) {
            idle.accept(Math.min(REST * piece, MOST_NANOS));
        }
        begin();
    }
}
