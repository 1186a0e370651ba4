package io.agestream.benchmarks.delivery;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import io.agestream.benchmarks.load.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a run into windows by when arrivals were due: the warm-up, which does not count; around each swap, from its
 * publication to the first prediction by the new version, since between them it is loaded beside the live one; and
 * steady, which is all the rest.
 *
 * @param begin    of the schedule, in microseconds since the epoch
 * @param schedule of the run
 * @param swaps    during it
 * @param width    how far a swap's window reaches beyond that on both sides
 */
public record Windows(long begin, Schedule schedule, List<Swap> swaps, Duration width) {

    private static final String STEADY = "steady";

    /** Steady and, if there were swaps, around them; then steady at each rate, if there is more than one. */
    public List<Window> of(List<Delivery> all) {
        List<Delivery> measured = all.stream().filter(d -> !isWarmUp(d)).toList();
        List<Delivery> steady = measured.stream().filter(d -> !isAroundSwap(d)).toList();
        List<Window> windows = new ArrayList<>();
        windows.add(new Window(STEADY, steady));
        if (!swaps.isEmpty()) {
            windows.add(new Window(
                    String.format(Locale.ROOT, "swaps ± %.1f s", width.toMillis() / 1e3),
                    measured.stream().filter(this::isAroundSwap).toList()));
        }
        List<Double> rates = measured.stream().map(this::rate).distinct().toList();
        if (rates.size() > 1) {
            rates.forEach(rate -> windows.add(new Window(
                    String.format(Locale.ROOT, "%s at %.0f/s", STEADY, rate),
                    steady.stream().filter(d -> rate(d).equals(rate)).toList())));
        }
        return windows;
    }

    public boolean isWarmUp(Delivery delivery) {
        return delivery.due() - begin < schedule.warmUp().toNanos() / 1000;
    }

    private boolean isAroundSwap(Delivery delivery) {
        long micros = width.toNanos() / 1000;
        return swaps.stream()
                .anyMatch(
                        swap -> delivery.due() >= swap.published() - micros && delivery.due() <= loaded(swap) + micros);
    }

    private static long loaded(Swap swap) {
        Deliveries.FirstPrediction first = swap.first();
        return first == null ? swap.published() : Math.max(swap.published(), first.appended());
    }

    private Double rate(Delivery delivery) {
        return schedule.perSecondAt((delivery.due() - begin) * 1000);
    }
}
