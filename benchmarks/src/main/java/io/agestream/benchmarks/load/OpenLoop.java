package io.agestream.benchmarks.load;

/**
 * Sends each arrival when it is due and never waits for what becomes of one. If it is held up, by a full producer or a
 * machine without a free core, it sends what has become due meanwhile at once, and due times stay what they were: whoever
 * measures from them sees the delay, in contrast to a generator that starts the clock when it gets to send (coordinated
 * omission).
 */
public final class OpenLoop {

    private final Schedule schedule;
    private final Pacer pacer;

    public OpenLoop(Schedule schedule, Pacer pacer) {
        this.schedule = schedule;
        this.pacer = pacer;
    }

    /** Takes arrivals. */
    public interface Sink {
        /**
         * Sends one; should not block.
         *
         * @param arrival   its number, from 0
         * @param lateNanos how long after it was due it is sent, 0 or more
         */
        void send(int arrival, long lateNanos) throws InterruptedException;
    }

    /**
     * Runs to the last arrival on the calling thread.
     *
     * @param begin of the schedule, in the pacer's time
     */
    public void run(long begin, Sink sink) throws InterruptedException {
        for (int arrival = 0; arrival < schedule.count(); arrival++) {
            long due = begin + schedule.dueNanos(arrival);
            pacer.awaitUntil(due);
            sink.send(arrival, Math.max(0, pacer.nanoTime() - due));
        }
    }
}
