package io.agestream.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenLoopTest {

    private static final long MILLI = 1_000_000;
    private static final long BEGIN = 5_000 * MILLI;

    private final Schedule everyTenMillis =
            new Schedule(List.of(new Schedule.Step(100, Duration.ofMillis(60))), Duration.ZERO);
    private final FakePacer pacer = new FakePacer();

    @Test
    void shouldSendEachArrivalWhenItIsDue() throws InterruptedException {
        // Given
        List<String> sent = new ArrayList<>();

        // When
        new OpenLoop(everyTenMillis, pacer).run(BEGIN, (arrival, late) -> sent.add(arrival + "@" + millis()));

        // Then
        assertThat(sent).containsExactly("0@5000", "1@5010", "2@5020", "3@5030", "4@5040", "5@5050");
    }

    @Test
    void shouldSendAllThatBecameDueAndTellHowLateWhenItWasHeldUp() throws InterruptedException {
        // Given a sink that is stuck for 35 ms with the second arrival
        List<String> sent = new ArrayList<>();

        // When
        new OpenLoop(everyTenMillis, pacer).run(BEGIN, (arrival, late) -> {
            sent.add(arrival + "@" + millis() + " late " + late / MILLI);
            if (arrival == 1) {
                pacer.now += 35 * MILLI;
            }
        });

        // Then no arrival is left out or moved, and the delay is told
        assertThat(sent)
                .containsExactly(
                        "0@5000 late 0",
                        "1@5010 late 0",
                        "2@5045 late 25",
                        "3@5045 late 15",
                        "4@5045 late 5",
                        "5@5050 late 0");
    }

    private long millis() {
        return pacer.now / MILLI;
    }

    private static final class FakePacer implements Pacer {
        private long now;

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void awaitUntil(long nanoTime) {
            now = Math.max(now, nanoTime);
        }
    }
}
