package io.agestream.benchmarks.load;

import java.time.Duration;
import java.util.List;

/**
 * When each arrival is due, whatever happens to those before it: evenly spaced within a step, the first one of a step at
 * its begin.
 *
 * @param steps  one after the other
 * @param warmUp how much of the begin does not count
 */
public record Schedule(List<Step> steps, Duration warmUp) {

    public Schedule {
        steps = List.copyOf(steps);
        if (count(steps) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("These are too many arrivals: lower the rate or the duration.");
        }
    }

    /**
     * A time at one rate.
     *
     * @param perSecond arrivals, above 0
     */
    public record Step(double perSecond, Duration length) {
        long count() {
            return Math.round(perSecond * length.toNanos() / 1e9);
        }
    }

    /** Number of arrivals. */
    public int count() {
        return (int) count(steps);
    }

    /** From the begin to the end of the last step. */
    public Duration length() {
        return steps.stream().map(Step::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** When an arrival is due, in nanoseconds from the begin. */
    public long dueNanos(int arrival) {
        long first = 0;
        long begin = 0;
        for (Step step : steps) {
            if (arrival < first + step.count()) {
                return begin + Math.round((arrival - first) * 1e9 / step.perSecond());
            }
            first += step.count();
            begin += step.length().toNanos();
        }
        throw new IndexOutOfBoundsException("There are " + count() + " arrivals, not " + arrival);
    }

    /** The rate at a time from the begin, per second. */
    public double perSecondAt(long nanos) {
        long end = 0;
        for (Step step : steps) {
            end += step.length().toNanos();
            if (nanos < end) {
                return step.perSecond();
            }
        }
        return steps.get(steps.size() - 1).perSecond();
    }

    private static long count(List<Step> steps) {
        return steps.stream().mapToLong(Step::count).sum();
    }
}
