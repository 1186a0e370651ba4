package io.agestream.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Duration NONE = Duration.ZERO;

    @Test
    void shouldSpaceArrivalsEvenlyWhenTheRateIsConstant() {
        // Given
        Workload workload = new Workload.Constant(new Rate.PerSecond(4), Duration.ofSeconds(2));

        // When
        Schedule schedule = workload.schedule(NONE, OptionalDouble.empty());

        // Then
        assertThat(dueMillis(schedule)).containsExactly(0L, 250L, 500L, 750L, 1000L, 1250L, 1500L, 1750L);
    }

    @Test
    void shouldChangeTheRateAtEachStep() {
        // Given
        Workload workload =
                new Workload.Steps(List.of(new Rate.PerSecond(1), new Rate.PerSecond(2)), Duration.ofSeconds(4));

        // When
        Schedule schedule = workload.schedule(NONE, OptionalDouble.empty());

        // Then
        assertThat(dueMillis(schedule)).containsExactly(0L, 1000L, 2000L, 2500L, 3000L, 3500L);
        assertThat(schedule.perSecondAt(Duration.ofMillis(1999).toNanos())).isEqualTo(1);
        assertThat(schedule.perSecondAt(Duration.ofMillis(2000).toNanos())).isEqualTo(2);
    }

    @Test
    void shouldBeginWithAGapAndCutTheLastBurstWhenBursting() {
        // Given
        Workload workload = new Workload.Bursts(
                new Rate.PerSecond(1),
                new Rate.PerSecond(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofMillis(5500));

        // When
        Schedule schedule = workload.schedule(NONE, OptionalDouble.empty());

        // Then: a gap of 2 s, a burst of 1 s, a gap of 2 s, half a burst
        assertThat(schedule.count()).isEqualTo(2 + 10 + 2 + 5);
        assertThat(schedule.length()).isEqualTo(Duration.ofMillis(5500));
        assertThat(dueMillis(schedule)).startsWith(0L, 1000L, 2000L, 2100L).endsWith(5000L, 5100L, 5200L, 5300L, 5400L);
    }

    @Test
    void shouldPutTheWarmUpBeforeTheFirstStep() {
        // Given
        Workload workload = new Workload.Constant(new Rate.PerSecond(2), Duration.ofSeconds(1));

        // When
        Schedule schedule = workload.schedule(Duration.ofSeconds(3), OptionalDouble.empty());

        // Then
        assertThat(schedule.count()).isEqualTo(8);
        assertThat(schedule.warmUp()).isEqualTo(Duration.ofSeconds(3));
        assertThat(schedule.length()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void shouldTakeTheShareOfTheSaturation() {
        // Given
        Workload workload = new Workload.Constant(Rate.parse("50%"), Duration.ofSeconds(1));

        // When
        Schedule schedule = workload.schedule(NONE, OptionalDouble.of(300));

        // Then
        assertThat(workload.needsSaturation()).isTrue();
        assertThat(schedule.count()).isEqualTo(150);
    }

    @Test
    void shouldSayWhatARateIsWhenItIsNone() {
        assertThat(Rate.parse("12.5")).isEqualTo(new Rate.PerSecond(12.5));
        assertThatThrownBy(() -> Rate.parse("half"))
                .hasMessageContaining("as 250")
                .hasMessageContaining("\"half\"");
        assertThatThrownBy(() -> Rate.parse("-3")).hasMessage("A rate must be above 0.");
        assertThatThrownBy(() -> Rate.parse("NaN")).hasMessage("A rate must be above 0.");
    }

    private static List<Long> dueMillis(Schedule schedule) {
        return IntStream.range(0, schedule.count())
                .mapToObj(i -> schedule.dueNanos(i) / 1_000_000)
                .toList();
    }
}
