package io.agestream.benchmarks.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * What became of each arrival of one run. One thread says what was sent and one what came out; both must have ended
 * before anything else is asked, except {@link #delivered()}. All times are microseconds since the epoch; the broker's
 * are whole milliseconds.
 */
public final class Deliveries {

    private static final long NOT_YET = Long.MIN_VALUE;

    private final long[] due;
    private final long[] sent;
    private final long[] appended;
    private final long[] read;
    private final Map<String, FirstPrediction> firstByVersion = new TreeMap<>();
    private int doubled;
    private int deadLetters;
    private int unexpected;
    private final AtomicInteger delivered = new AtomicInteger();

    /** @param arrivals of the run */
    public Deliveries(int arrivals) {
        due = notYet(arrivals);
        sent = notYet(arrivals);
        appended = notYet(arrivals);
        read = notYet(arrivals);
    }

    /**
     * The first prediction that a version made.
     *
     * @param appended when the broker appended it
     * @param read     when a read_committed consumer had it
     */
    public record FirstPrediction(long appended, long read) {}

    /**
     * An arrival with its outcome.
     *
     * @param due      when it was to be sent
     * @param sent     when it was
     * @param appended when the broker appended its prediction
     * @param read     when a read_committed consumer had it
     */
    public record Delivery(long due, long sent, long appended, long read) {}

    /** An arrival is sent now. */
    public void sent(int arrival, long dueMicros, long sentMicros) {
        due[arrival] = dueMicros;
        sent[arrival] = sentMicros;
    }

    /** A prediction came out. */
    public void predicted(int arrival, long appendedMicros, long readMicros, String version) {
        if (isFirst(arrival, appendedMicros, readMicros)) {
            firstByVersion.merge(
                    version,
                    new FirstPrediction(appendedMicros, readMicros),
                    (a, b) -> new FirstPrediction(Math.min(a.appended(), b.appended()), Math.min(a.read(), b.read())));
        }
    }

    /** A dead letter came out instead of a prediction. */
    public void deadLetter(int arrival, long appendedMicros, long readMicros) {
        if (isFirst(arrival, appendedMicros, readMicros)) {
            deadLetters++;
        }
    }

    private boolean isFirst(int arrival, long appendedMicros, long readMicros) {
        if (arrival < 0 || arrival >= appended.length) {
            unexpected++;
            return false;
        }
        if (appended[arrival] != NOT_YET) {
            doubled++;
            return false;
        }
        appended[arrival] = appendedMicros;
        read[arrival] = readMicros;
        delivered.incrementAndGet();
        return true;
    }

    /** How many arrivals have come out so far. May be asked by any thread. */
    public int delivered() {
        return delivered.get();
    }

    public int arrivals() {
        return appended.length;
    }

    /** Sent, but neither predicted nor a dead letter. */
    public int lost() {
        return (int) IntStream.range(0, sent.length)
                .filter(i -> sent[i] != NOT_YET && appended[i] == NOT_YET)
                .count();
    }

    /** Further predictions or dead letters of arrivals that already had one. */
    public int doubled() {
        return doubled;
    }

    public int deadLetters() {
        return deadLetters;
    }

    /** Predictions with this run's name and a number that it has not. */
    public int unexpected() {
        return unexpected;
    }

    public Map<String, FirstPrediction> firstByVersion() {
        return Map.copyOf(firstByVersion);
    }

    /** Those that came out, in the order in which they were due. */
    public List<Delivery> all() {
        List<Delivery> all = new ArrayList<>();
        for (int i = 0; i < due.length; i++) {
            if (due[i] != NOT_YET && appended[i] != NOT_YET) {
                all.add(new Delivery(due[i], sent[i], appended[i], read[i]));
            }
        }
        return all;
    }

    private static long[] notYet(int count) {
        long[] times = new long[count];
        java.util.Arrays.fill(times, NOT_YET);
        return times;
    }
}
