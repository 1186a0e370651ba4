package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a stream thread commits: once an interval has passed since it went on after its last commit. As long as
 * it has to wait for images the interval is short, for somebody waits for what becomes of them; once it has not waited for a
 * while, as on a backlog, it is long, for few and large transactions cost the broker less. Thread-safe; each stream thread has
 * a pace of its own.
 */
public final class CommitPace {

    private static final long LONGEST_HANDING_OUT = Duration.ofMillis(10).toNanos();

    private final LongSupplier nanoTime;
    private final long commitInterval;
    private final long backlogInterval;
    private final long shortestWait;
    private final long busyAfter;
    private final ThreadLocal<Pace> paces;

    /**
     * @param commitInterval  of a thread that waits for images
     * @param backlogInterval of one that does not
     */
    CommitPace(Duration commitInterval, Duration backlogInterval) {
        this(commitInterval, backlogInterval, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    CommitPace(Duration commitInterval, Duration backlogInterval, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.commitInterval = commitInterval.toNanos();
        this.backlogInterval = backlogInterval.toNanos();
        // To hand out what is there already takes a while as well: its checksums are looked at, and the core may be
        // another's.
        this.shortestWait = Math.min(LONGEST_HANDING_OUT, commitInterval.toNanos() / 4);
        this.busyAfter = commitInterval.toNanos() * 5 / 2;
        this.paces = ThreadLocal.withInitial(() -> new Pace(nanoTime.getAsLong()));
    }

    /**
     * The calling stream thread has got records.
     *
     * @param records how many; what is not committed is, if there are none
     * @param asked   when it began to ask for them, by {@link #nanoTime()}
     */
    void polled(int records, long asked) {
        Pace pace = paces.get();
        if (pace.committing) {
            pace.committing = false;
            pace.committed = asked; // what was asked for in between is done by now
        }
        long now = nanoTime.getAsLong();
        if (now - asked >= shortestWait) {
            pace.waited = now;
        }
        if (records == 0) {
            pace.commit();
        }
    }

    /**
     * The calling stream thread is done with a record.
     *
     * @param commit asks Kafka Streams to commit all that the thread has done, before it goes on; called now, or when more is done
     */
    public void processed(Runnable commit) {
        Pace pace = paces.get();
        long now = nanoTime.getAsLong();
        pace.open = commit;
        long interval = now - pace.waited < busyAfter ? commitInterval : backlogInterval;
        if (!pace.committing && now - pace.committed > interval) {
            pace.commit();
        }
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private static final class Pace {

        private long waited;
        private long committed;
        private boolean committing;
        private @Nullable Runnable open;

        Pace(long now) {
            waited = now;
            committed = now;
        }

        void commit() {
            if (open != null) {
                open.run();
                open = null;
                committing = true;
            }
        }
    }
}
