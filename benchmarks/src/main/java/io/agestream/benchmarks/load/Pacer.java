package io.agestream.benchmarks.load;

import java.util.concurrent.locks.LockSupport;

/** Time as the generator sees it. */
public interface Pacer {

    /** The time in nanoseconds from some origin. */
    long nanoTime();

    /** Returns when it is this time, at once if it already was. */
    void awaitUntil(long nanoTime) throws InterruptedException;

    /** The machine's. It sleeps rather than spins: a spinning generator would take a core from what is measured. */
    static Pacer ofSystem() {
        return new Pacer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void awaitUntil(long due) throws InterruptedException {
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                    if (Thread.interrupted()) {
                        throw new InterruptedException("Interrupted while waiting for the next arrival");
                    }
                }
            }
        };
    }
}
