package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final Duration WAIT = Duration.ofMillis(10);
    private static final Duration NEARLY = WAIT.minusNanos(1);
    private static final Duration BUSY_AFTER = Duration.ofMillis(100);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final CommitPace pace = new CommitPace(Duration.ofMillis(40), now::get);

    @Test
    void shouldCommitWithTheLastOfTheRecordsThatWereWaitedFor() {
        // Given
        poll(3, WAIT);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldLeaveCommitsToTheIntervalWhenThereHasBeenNoWaitForAWhile() {
        // Given
        poll(1, WAIT);
        pace.isDue();

        // When
        poll(1, NEARLY);
        now.addAndGet(BUSY_AFTER.minus(NEARLY).toNanos() - 1);

        // Then
        assertThat(pace.isDue()).isTrue();

        // When
        poll(1, NEARLY);

        // Then
        assertThat(pace.isDue()).isFalse();
    }

    @Test
    void shouldCommitAtOnceAgainWhenTheBacklogIsDone() {
        // Given
        now.addAndGet(BUSY_AFTER.toNanos());
        poll(1, NEARLY);
        pace.isDue();

        // When
        poll(0, WAIT);
        poll(1, NEARLY);

        // Then
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldForgetRecordsThatWereNotProcessedWhenPartitionsHadToBeGivenUp() {
        // Given
        poll(3, WAIT);
        pace.isDue();

        // When
        poll(1, WAIT);

        // Then
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldKnowEachThreadByItself() throws InterruptedException {
        // Given
        poll(1, WAIT);
        Thread other = new Thread(() -> poll(2, WAIT));

        // When
        other.start();
        other.join();

        // Then
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldTakeAShortWaitForOneWhenTheIntervalIsLong() {
        // Given
        CommitPace slow = new CommitPace(Duration.ofMinutes(1), now::get);
        poll(slow, 0, Duration.ZERO);
        now.addAndGet(Duration.ofHours(1).toNanos());

        // When
        poll(slow, 1, WAIT);

        // Then
        assertThat(slow.isDue()).isTrue();
    }

    private void poll(int records, Duration wait) {
        poll(pace, records, wait);
    }

    private void poll(CommitPace told, int records, Duration wait) {
        long asked = told.nanoTime();
        now.addAndGet(wait.toNanos());
        told.polled(records, asked);
    }
}
