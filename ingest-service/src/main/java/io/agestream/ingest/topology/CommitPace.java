package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a stream thread commits. As long as it has to wait for images, at once after those that it got: what would a later
 * commit gain? Once it has not waited for a while, as on a backlog, in fewer and larger transactions, which cost the broker
 * less: nobody waits for an image that has waited in a backlog. Thread-safe; each stream thread has a pace of its own.
 */
public final class CommitPace {

    private static final long LONGEST_HANDING_OUT = Duration.ofMillis(10).toNanos();

    private final LongSupplier nanoTime;
    private final long backlogInterval;
    private final long shortestWait;
    private final long busyAfter;
    private final ThreadLocal<Pace> paces;

    /**
     * @param commitInterval  as long the broker gathers images for a thread that waits
     * @param backlogInterval as long a transaction lasts on a backlog
     */
    CommitPace(Duration commitInterval, Duration backlogInterval) {
        this(commitInterval, backlogInterval, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    CommitPace(Duration commitInterval, Duration backlogInterval, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.backlogInterval = backlogInterval.toNanos();
        // To hand out what is there already takes a while as well: its checksums are looked at, and the core may be
        // another's.
        this.shortestWait = Math.min(LONGEST_HANDING_OUT, commitInterval.toNanos() / 4);
        this.busyAfter = commitInterval.toNanos() * 5 / 2;
        this.paces = ThreadLocal.withInitial(() -> new Pace(nanoTime.getAsLong()));
    }

    /**
     * The calling stream thread has got records, all of which it will process before it asks for more.
     *
     * @param records how many; what is not committed is, if there are none
     * @param asked   when it began to ask for them, by {@link #nanoTime()}
     */
    void polled(int records, long asked) {
        Pace pace = paces.get();
        long now = nanoTime.getAsLong();
        pace.left = records;
        if (now - asked >= shortestWait) {
            pace.waited = now;
        }
        if (records == 0) {
            pace.commit(now);
        }
    }

    /**
     * The calling stream thread is done with a record.
     *
     * @param commit asks Kafka Streams to commit all that the thread has done; called now, when more is done, or never
     */
    public void processed(Runnable commit) {
        Pace pace = paces.get();
        long now = nanoTime.getAsLong();
        pace.left--;
        pace.open = commit;
        boolean isLast = pace.left == 0 && now - pace.waited < busyAfter;
        if (isLast || now - pace.committed >= backlogInterval) {
            pace.commit(now);
        }
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private static final class Pace {

        private int left;
        private long waited;
        private long committed;
        private @Nullable Runnable open;

        Pace(long now) {
            waited = now;
            committed = now;
        }

        void commit(long now) {
            if (open != null) {
                open.run();
                open = null;
                committed = now;
            }
        }
    }
}
