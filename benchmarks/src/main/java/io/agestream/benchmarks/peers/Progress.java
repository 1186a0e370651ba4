package io.agestream.benchmarks.peers;

import java.util.concurrent.CountDownLatch;

/** A rate from the first commit to the last one: the start of a consumer is not part of it. */
final class Progress {

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

    void await() throws InterruptedException {
        done.await();
    }

    synchronized double rate() {
        return (committed - firstBatch) * 1e9 / (last - first);
    }
}
