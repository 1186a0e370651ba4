package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a stream thread commits. As long as it gets all that is there, it does so with each fetch, once the last image of it is
 * done: somebody waits for what becomes of the images, and one left over would wait for the next commit. On a backlog it is
 * an interval, for few and large transactions cost the broker less. Whether a thread has to wait for images does not tell
 * the two apart: one that shares its core with others waits seldom and keeps up all the same. Thread-safe; each stream thread
 * has a pace of its own.
 */
public final class CommitPace {

    private final LongSupplier nanoTime;
    private final long leastInterval;
    private final long backlogInterval;
    private final ThreadLocal<Pace> paces;

    /**
     * @param leastInterval   of a thread that keeps up: with the first fetch that ends after it, which zero makes each
     * @param backlogInterval of one that does not
     */
    CommitPace(Duration leastInterval, Duration backlogInterval) {
        this(leastInterval, backlogInterval, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime()} */
    CommitPace(Duration leastInterval, Duration backlogInterval, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.leastInterval = leastInterval.toNanos();
        this.backlogInterval = backlogInterval.toNanos();
        this.paces = ThreadLocal.withInitial(() -> new Pace(nanoTime.getAsLong()));
    }

    /**
     * The calling stream thread has got records.
     *
     * @param records how many; what is not committed is, if there are none
     * @param asked   when it began to ask for them, by {@link #nanoTime()}
     * @param backlog whether there were more than it got
     */
    void polled(int records, long asked, boolean backlog) {
        Pace pace = paces.get();
        if (pace.committing) {
            pace.committing = false;
            pace.committed = asked; // what was asked for in between is done by now
        }
        pace.backlog = backlog;
        pace.left = records;
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
        pace.open = commit;
        pace.left--;
        if (!pace.committing && isDue(pace)) {
            pace.commit();
        }
    }

    private boolean isDue(Pace pace) {
        long since = nanoTime.getAsLong() - pace.committed;
        return pace.backlog ? since > backlogInterval : pace.left <= 0 && since >= leastInterval;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    private static final class Pace {

        private long committed;
        private boolean committing;
        private boolean backlog;
        private int left;
        private @Nullable Runnable open;

        Pace(long now) {
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
