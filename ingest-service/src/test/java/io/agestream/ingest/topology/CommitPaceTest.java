package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final Duration INTERVAL = Duration.ofMillis(40);
    private static final Duration WAIT = Duration.ofMillis(10);
    private static final Duration NO_WAIT = WAIT.minusNanos(1);
    private static final Duration BUSY_AFTER = Duration.ofMillis(100);
    private static final Duration BACKLOG_INTERVAL = Duration.ofMillis(200);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final AtomicInteger commits = new AtomicInteger();
    private CommitPace pace = new CommitPace(INTERVAL, BACKLOG_INTERVAL, now::get);

    @Test
    void shouldCommitOnceWhenTheIntervalIsOver() {
        // Given
        poll(0, WAIT);
        pass(INTERVAL.minus(WAIT));
        poll(4, WAIT);

        // When
        process(1);

        // Then
        assertThat(commits).hasValue(0);

        // When
        pass(Duration.ofNanos(1));
        process(2);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCountTheIntervalFromTheEndOfTheCommit() {
        // Given
        poll(0, WAIT);
        pass(INTERVAL);
        poll(1, WAIT);
        process(1);
        pass(INTERVAL);

        // When
        poll(1, INTERVAL);
        process(1);

        // Then
        assertThat(commits).hasValue(1);

        // When
        pass(Duration.ofNanos(1));
        poll(1, Duration.ZERO);
        process(1);

        // Then
        assertThat(commits).hasValue(2);
    }

    @Test
    void shouldCommitABacklogInLargerTransactions() {
        // Given
        poll(0, WAIT);
        pass(BUSY_AFTER);

        // When
        poll(2, NO_WAIT);
        process(2);
        pass(BACKLOG_INTERVAL.minus(BUSY_AFTER).minus(NO_WAIT));
        poll(2, Duration.ZERO);
        process(1);

        // Then
        assertThat(commits).hasValue(0);

        // When
        pass(Duration.ofNanos(1));
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldTakeNoBacklogForGrantedWhenAWaitIsNotLongAgo() {
        // Given
        poll(0, WAIT);
        pass(BUSY_AFTER.minusNanos(1));

        // When
        poll(1, Duration.ZERO);
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCommitTheRestWhenNothingMoreComes() {
        // Given
        poll(1, WAIT);
        process(1);
        assertThat(commits).hasValue(0);

        // When
        poll(0, WAIT);
        poll(0, WAIT);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldKnowEachThreadByItself() throws InterruptedException {
        // Given
        poll(1, WAIT);
        pass(INTERVAL);
        Thread other = new Thread(() -> {
            poll(1, WAIT);
            process(1);
        });

        // When
        other.start();
        other.join();

        // Then
        assertThat(commits).hasValue(0);

        // When
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldTakeAShortWaitForOneWhenTheIntervalIsLong() {
        // Given
        pace = new CommitPace(Duration.ofMinutes(1), Duration.ofHours(2), now::get);
        poll(0, Duration.ZERO);
        pass(Duration.ofHours(1));

        // When
        poll(1, WAIT);
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void poll(int records, Duration wait) {
        long asked = pace.nanoTime();
        pass(wait);
        pace.polled(records, asked);
    }

    private void process(int records) {
        for (int i = 0; i < records; i++) {
            pace.processed(commits::incrementAndGet);
        }
    }
}
