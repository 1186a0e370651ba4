package io.agestream.benchmarks.peers;

import io.agestream.cli.console.CommandFailedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A rate from the first commit to the last one: the start of a consumer is not part of it. */
final class Progress {

    private static final Duration LOOK = Duration.ofMillis(200);

    private final CountDownLatch done = new CountDownLatch(1);
    private final int expected;
    private int committed;
    private int firstBatch;
    private long first;
    private long last;

    /** @param expected records */
    Progress(int expected) {
        this.expected = expected;
    }

    synchronized void committed(int records) {
        last = System.nanoTime();
        if (committed == 0) {
            first = last;
            firstBatch = records;
        }
        committed += records;
        if (committed >= expected) {
            done.countDown();
        }
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /**
     * Waits until all are committed.
     *
     * @param patience     how long nothing may be committed before that
     * @param requireAlive asked now and then; throws if there is nobody to commit them any more
     * @throws CommandFailedException if nothing is committed for that long
     */
    void await(Duration patience, Runnable requireAlive) throws InterruptedException {
        int seen = -1;
        long deadline = 0;
        while (!done.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
            requireAlive.run();
            int now = committed();
            if (now != seen) {
                seen = now;
                deadline = System.nanoTime() + patience.toNanos();
            } else if (System.nanoTime() - deadline > 0) {
                throw new CommandFailedException("Nothing has been committed for " + patience.toSeconds() + " s, after "
                        + now + " of " + expected + " records.");
            }
        }
    }

    private synchronized int committed() {
        return committed;
    }

    synchronized double rate() {
        return (committed - firstBatch) * 1e9 / (last - first);
    }
}
