package io.agestream.predict.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final Instant START = Instant.parse("2026-01-01T00:10:00Z");

    private final Timeline timeline = new Timeline(START);

    @Test
    void shouldCountEachSecondByItselfWhenItIsOver() {
        // Given
        catchUp();
        timeline.add(Outcomes.predicted("a", START.plusMillis(100), 40));
        timeline.add(Outcomes.predicted("b", START.plusMillis(900), 60));
        timeline.add(Outcomes.refused("c", START.plusMillis(999)));
        timeline.add(Outcomes.predicted("d", START.plusMillis(1000), 5));

        // When
        List<Second> tooEarly = timeline.close(START.plusMillis(1900), new Load(10L, 1L, 2L));
        List<Second> seconds = timeline.close(START.plusSeconds(2), new Load(17L, 3L, 4L));

        // Then
        assertThat(tooEarly).isEmpty();
        assertThat(seconds).containsExactly(new Second(START, null, 2, 1, 40L, 60L, 3L, 4L));
        assertThat(timeline.close(START.plusSeconds(3), new Load(20L, 0L, 0L)))
                .containsExactly(new Second(START.plusSeconds(1), 3L, 1, 0, 5L, 5L, 0L, 0L));
    }

    @Test
    void shouldTellTheLoadOfTheNewestSecondOnlyWhenSeveralAreClosedAtOnce() {
        // Given
        catchUp();

        // When
        List<Second> seconds = timeline.close(START.plusSeconds(4), new Load(5L, 1L, 2L));

        // Then
        assertThat(seconds)
                .extracting(Second::time, Second::ingestLag)
                .containsExactly(
                        tuple(START, null), tuple(START.plusSeconds(1), null), tuple(START.plusSeconds(2), 1L));
    }

    @Test
    void shouldHoldThreeMinutesAndNoMoreWhenTimePasses() {
        // When
        catchUp();
        timeline.close(START.plusSeconds(62), Load.UNKNOWN);

        // Then
        assertThat(timeline.history()).hasSize(180);
        assertThat(timeline.history().get(179).time()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void shouldPassOverWhatComesTooLateWhenItsSecondIsClosed() {
        // Given
        catchUp();
        timeline.close(START.plusSeconds(2), Load.UNKNOWN);

        // When
        timeline.add(Outcomes.predicted("late", START, 10));

        // Then
        assertThat(timeline.close(START.plusSeconds(3), Load.UNKNOWN))
                .extracting(Second::predictions)
                .containsExactly(0);
    }

    private void catchUp() {
        timeline.close(START.plusSeconds(1), Load.UNKNOWN);
    }
}
