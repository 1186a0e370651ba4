package io.agestream.benchmarks.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.benchmarks.delivery.Deliveries.Delivery;
import io.agestream.benchmarks.load.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowsTest {

    private static final long BEGIN = 1_000_000_000L;
    private static final long SECOND = 1_000_000;

    @Test
    void shouldTellSteadyFromSwapsByWhenArrivalsWereDueAndLeaveTheWarmUpOut() {
        // Given ten seconds with an arrival each, two of warm-up, and a swap at 5.5 s
        Schedule schedule = new Schedule(List.of(new Schedule.Step(1, Duration.ofSeconds(10))), Duration.ofSeconds(2));
        Swap swap = new Swap("v2", BEGIN + 5_500_000, null);
        Windows windows = new Windows(BEGIN, schedule, List.of(swap), Duration.ofMillis(600));

        // When
        List<Window> cut = windows.of(eachSecond(10));

        // Then
        assertThat(cut).extracting(Window::name).containsExactly("steady", "swaps ± 0.6 s");
        assertThat(seconds(cut.get(0))).containsExactly(2L, 3L, 4L, 7L, 8L, 9L);
        assertThat(seconds(cut.get(1))).containsExactly(5L, 6L);
    }

    @Test
    void shouldCountTheLoadingOfANewVersionToItsSwap() {
        // Given a version that is published at 3 s and scores from 6.2 s on
        Schedule schedule = new Schedule(List.of(new Schedule.Step(1, Duration.ofSeconds(10))), Duration.ZERO);
        Swap swap = new Swap(
                "v2", BEGIN + 3 * SECOND, new Deliveries.FirstPrediction(BEGIN + 6_200_000, BEGIN + 6_300_000));

        // When
        List<Window> cut = new Windows(BEGIN, schedule, List.of(swap), Duration.ofSeconds(1)).of(eachSecond(10));

        // Then
        assertThat(seconds(cut.get(0))).containsExactly(0L, 1L, 8L, 9L);
        assertThat(seconds(cut.get(1))).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void shouldReportEachRateByItselfWhenThereAreSeveral() {
        // Given
        Schedule schedule = new Schedule(
                List.of(new Schedule.Step(1, Duration.ofSeconds(3)), new Schedule.Step(2, Duration.ofSeconds(2))),
                Duration.ofSeconds(1));
        List<Delivery> deliveries = LongStream.range(0, 5)
                .mapToObj(s -> new Delivery(BEGIN + s * SECOND, 0, 0, 0))
                .toList();

        // When
        List<Window> cut = new Windows(BEGIN, schedule, List.of(), Duration.ofSeconds(1)).of(deliveries);

        // Then
        assertThat(cut).extracting(Window::name).containsExactly("steady", "steady at 1/s", "steady at 2/s");
        assertThat(seconds(cut.get(1))).containsExactly(1L, 2L);
        assertThat(seconds(cut.get(2))).containsExactly(3L, 4L);
    }

    @Test
    void shouldMeasureFromWhenAnArrivalWasDueAndNotFromWhenItWasSent() {
        // Given a generator that was held up for 30 ms
        Window window = new Window("w", List.of(new Delivery(1_000, 31_000, 51_000, 61_000)));

        // When
        long append = window.histogram(Latency.DUE_TO_APPENDED).getMaxValue();

        // Then
        assertThat(append).isBetween(50_000L, 50_100L);
        assertThat(window.histogram(Latency.SENT_TO_APPENDED).getMaxValue()).isBetween(20_000L, 20_100L);
        assertThat(window.histogram(Latency.DUE_TO_READ).getMaxValue()).isBetween(60_000L, 60_100L);
    }

    @Test
    void shouldCountAsZeroWhatTheBrokersMillisecondsMakeNegative() {
        // Given
        Window window = new Window("w", List.of(new Delivery(1_900, 1_900, 1_000, 2_000)));

        // When
        long append = window.histogram(Latency.DUE_TO_APPENDED).getMaxValue();

        // Then
        assertThat(append).isZero();
    }

    @Test
    void shouldMeasureTheThroughputOfABacklogInItsMiddle() {
        // Given 100 predictions: the first 30 slowly, while the services start, then one per millisecond
        List<Delivery> deliveries = LongStream.range(0, 100)
                .map(i -> i < 30 ? i * SECOND : 30 * SECOND + i * 1000)
                .mapToObj(appended -> new Delivery(0, 0, appended, 0))
                .toList();

        // When
        OptionalDouble rate = Throughput.ofBacklog(deliveries);

        // Then
        assertThat(rate).hasValue(1000);
        assertThat(Throughput.ofBacklog(deliveries.subList(0, 1))).isEmpty();
    }

    @Test
    void shouldPutArrivalsAndPredictionsIntoTheirOwnSeconds() {
        // Given one arrival that is due in second 0 and comes out in second 2
        List<Delivery> deliveries = List.of(new Delivery(BEGIN, BEGIN, BEGIN + 2_200_000, 0));

        // When
        List<Timeline.Second> seconds = Timeline.of(deliveries, BEGIN);

        // Then
        assertThat(seconds).extracting(Timeline.Second::arrivals).containsExactly(1, 0, 0);
        assertThat(seconds).extracting(Timeline.Second::predictions).containsExactly(0, 0, 1);
        assertThat(seconds.get(0).max()).isBetween(2_200.0, 2_202.0);
    }

    private static List<Delivery> eachSecond(int count) {
        return LongStream.range(0, count)
                .mapToObj(s -> new Delivery(BEGIN + s * SECOND, BEGIN, BEGIN, BEGIN))
                .toList();
    }

    private static List<Long> seconds(Window window) {
        return window.deliveries().stream().map(d -> (d.due() - BEGIN) / SECOND).toList();
    }
}
