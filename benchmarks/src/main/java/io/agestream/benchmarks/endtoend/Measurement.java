package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.delivery.Window;
import io.agestream.benchmarks.delivery.Windows;
import io.agestream.benchmarks.installation.ProcessUse;
import io.agestream.benchmarks.load.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was measured end to end.
 *
 * @param plan            that was followed
 * @param stampedByBroker whether the end of a latency is the broker's append time
 * @param saturation      if it was measured
 * @param load            the workload's run, if there was one
 */
public record Measurement(Plan plan, boolean stampedByBroker, Optional<Saturation> saturation, Optional<Load> load) {

    /**
     * A backlog that was worked off.
     *
     * @param begin      of what is said of the processes, in microseconds since the epoch
     * @param perSecond  predictions; empty if the backlog was too small to tell
     * @param deliveries of the backlog
     * @param processes  what they used meanwhile
     */
    public record Saturation(
            long begin, OptionalDouble perSecond, Deliveries deliveries, List<ProcessUse.Sample> processes) {}

    /**
     * The run of a workload.
     *
     * @param begin      in microseconds since the epoch
     * @param deliveries of all arrivals
     * @param swaps      in the order of their publication
     * @param swapWidth  how far a swap's window reaches before its publication and after its first prediction
     * @param processes  what they used meanwhile
     */
    public record Load(
            Schedule schedule,
            long begin,
            Deliveries deliveries,
            List<Swap> swaps,
            Duration swapWidth,
            List<ProcessUse.Sample> processes) {

        public List<Window> windows() {
            return windowing().of(deliveries.all());
        }

        /** Those that count: without the warm-up. */
        public List<Delivery> measured() {
            Windows windows = windowing();
            return deliveries.all().stream().filter(d -> !windows.isWarmUp(d)).toList();
        }

        private Windows windowing() {
            return new Windows(begin, schedule, swaps, swapWidth);
        }
    }

    /** Whether each arrival has exactly one prediction or dead letter. */
    public boolean isExact() {
        return saturation.map(s -> isExact(s.deliveries())).orElse(true)
                && load.map(l -> isExact(l.deliveries())).orElse(true);
    }

    private static boolean isExact(Deliveries deliveries) {
        return deliveries.lost() == 0 && deliveries.doubled() == 0 && deliveries.unexpected() == 0;
    }
}
