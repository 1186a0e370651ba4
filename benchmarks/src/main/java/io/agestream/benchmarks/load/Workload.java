package io.agestream.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the rate of arrivals changes: the shapes of Crayfish (Horchidan et al., EDBT 2024), constant rate, steps to look
 * for the sustainable rate, and periodic bursts.
 */
public sealed interface Workload {

    /** The phases one after the other; their lengths add up to the duration. */
    List<Phase> phases();

    Duration duration();

    /** Whether a rate is a share, so that the saturation has to be measured first. */
    default boolean needsSaturation() {
        return phases().stream().anyMatch(phase -> phase.rate() instanceof Rate.OfSaturation);
    }

    /**
     * When each arrival is due.
     *
     * @param warmUp     at the first phase's rate, before everything else; may be 0
     * @param saturation per second; empty if no rate needs it
     */
    default Schedule schedule(Duration warmUp, OptionalDouble saturation) {
        List<Schedule.Step> steps = new ArrayList<>();
        if (!warmUp.isZero()) {
            steps.add(step(new Phase(phases().get(0).rate(), warmUp), saturation));
        }
        phases().forEach(phase -> steps.add(step(phase, saturation)));
        return new Schedule(steps, warmUp);
    }

    private static Schedule.Step step(Phase phase, OptionalDouble saturation) {
        return new Schedule.Step(phase.rate().perSecond(saturation), phase.length());
    }

    /** A time at one rate. */
    record Phase(Rate rate, Duration length) {}

    /** One rate all the time. */
    record Constant(Rate rate, Duration duration) implements Workload {
        public Constant {
            positive("duration", duration);
        }

        @Override
        public List<Phase> phases() {
            return List.of(new Phase(rate, duration));
        }

        @Override
        public String toString() {
            return rate + " for " + duration.toSeconds() + " s";
        }
    }

    /** Each rate for an equal part of the duration. */
    record Steps(List<Rate> rates, Duration duration) implements Workload {
        public Steps {
            if (rates.isEmpty()) {
                throw new IllegalArgumentException("Steps need at least one rate.");
            }
            rates = List.copyOf(rates);
            positive("duration", duration);
        }

        @Override
        public List<Phase> phases() {
            Duration length = duration.dividedBy(rates.size());
            return rates.stream().map(rate -> new Phase(rate, length)).toList();
        }

        @Override
        public String toString() {
            return "steps "
                    + String.join(", ", rates.stream().map(Rate::toString).toList()) + " in " + duration.toSeconds()
                    + " s";
        }
    }

    /**
     * A gap at the base rate, then a burst, and so on; the last one may be cut.
     *
     * @param base   rate between the bursts
     * @param burst  rate of a burst
     * @param length of a burst
     * @param gap    between the end of a burst and the begin of the next
     */
    record Bursts(Rate base, Rate burst, Duration length, Duration gap, Duration duration) implements Workload {
        public Bursts {
            positive("burst length", length);
            positive("burst gap", gap);
            positive("duration", duration);
        }

        @Override
        public List<Phase> phases() {
            List<Phase> phases = new ArrayList<>();
            Duration left = duration;
            for (boolean bursting = false; left.compareTo(Duration.ZERO) > 0; bursting = !bursting) {
                Duration whole = bursting ? length : gap;
                Duration part = whole.compareTo(left) < 0 ? whole : left;
                phases.add(new Phase(bursting ? burst : base, part));
                left = left.minus(part);
            }
            return phases;
        }

        @Override
        public String toString() {
            return base + " with bursts of " + burst + " for " + length.toMillis() + " ms after each " + gap.toMillis()
                    + " ms, " + duration.toSeconds() + " s in all";
        }
    }

    private static void positive(String what, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("The " + what + " must be above 0.");
        }
    }
}
