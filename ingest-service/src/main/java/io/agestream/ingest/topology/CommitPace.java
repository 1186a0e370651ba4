package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a stream thread commits. As long as it has to wait for images, at once after those that it got: what would a later
 * commit gain? Once it has not waited for a while, as on a backlog, at Kafka Streams' own commit interval only, which
 * makes fewer and larger transactions. Thread-safe; each stream thread has a pace of its own.
 */
public final class CommitPace {

    private static final long LONGEST_HANDING_OUT = Duration.ofMillis(10).toNanos();

    private final LongSupplier nanoTime;
    private final long shortestWait;
    private final long busyAfter;
    private final ThreadLocal<Pace> paces;

    /** @param commitInterval as long as the broker gathers images for a thread that waits */
    CommitPace(Duration commitInterval) {
        this(commitInterval, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    CommitPace(Duration commitInterval, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        // To hand out what is there already takes a while as well: its checksums are looked at, and the core may be
        // another's.
        this.shortestWait = Math.min(LONGEST_HANDING_OUT, commitInterval.toNanos() / 4);
        this.busyAfter = commitInterval.toNanos() * 5 / 2;
        this.paces = ThreadLocal.withInitial(() -> new Pace(nanoTime.getAsLong()));
    }

    /**
     * The calling stream thread has got records, all of which it will process before it asks for more.
     *
     * @param records how many
     * @param asked   when it began to ask for them, by {@link #nanoTime()}
     */
    void polled(int records, long asked) {
        Pace pace = paces.get();
        long now = nanoTime.getAsLong();
        pace.left = records;
        if (now - asked >= shortestWait) {
            pace.waited = now;
        }
    }

    /** The calling stream thread is about to be done with a record: whether to commit then. */
    boolean isDue() {
        Pace pace = paces.get();
        pace.left--;
        return pace.left == 0 && nanoTime.getAsLong() - pace.waited < busyAfter;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private static final class Pace {

        private int left;
        private long waited;

        Pace(long now) {
            waited = now;
        }
    }
}
