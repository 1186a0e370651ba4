package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final Duration BACKLOG_INTERVAL = Duration.ofMillis(200);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // nanoTime may overflow
    private final AtomicInteger commits = new AtomicInteger();
    private CommitPace pace = new CommitPace(Duration.ZERO, BACKLOG_INTERVAL, now::get);

    @Test
    void shouldCommitOnceWithEachFetchWhenItsLastRecordIsDone() {
        // Given
        poll(3);

        // When
        process(2);

        // Then
        assertThat(commits).hasValue(0);

        // When
        process(1);

        // Then
        assertThat(commits).hasValue(1);

        // When
        poll(1);
        process(1);

        // Then
        assertThat(commits).hasValue(2);
    }

    @Test
    void shouldCommitABacklogInLargerTransactions() {
        // Given
        pollOfABacklog(2);
        process(2);
        pass(BACKLOG_INTERVAL);
        pollOfABacklog(2);

        // When
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
    void shouldCountTheIntervalFromTheEndOfTheCommit() {
        // Given
        pollOfABacklog(1);
        pass(BACKLOG_INTERVAL.plusNanos(1));
        process(1);
        pass(BACKLOG_INTERVAL); // it takes as long
        pollOfABacklog(2);
        pass(BACKLOG_INTERVAL);

        // When
        process(1);

        // Then
        assertThat(commits).hasValue(1);

        // When
        pass(Duration.ofNanos(1));
        process(1);

        // Then
        assertThat(commits).hasValue(2);
    }

    @Test
    void shouldCommitTheRestOfABacklogAtOnce() {
        // Given
        pollOfABacklog(2);
        process(2);

        // When
        poll(1);
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCommitWhatIsDoneWhenNothingMoreComes() {
        // Given
        pollOfABacklog(1);
        process(1);

        // When
        poll(0);
        poll(0);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldCommitWithALaterFetchWhenTheIntervalIsLongerThanOne() {
        // Given
        Duration interval = Duration.ofSeconds(4);
        pace = new CommitPace(interval, interval, now::get);
        poll(1);
        pass(interval.minusNanos(1));
        process(1);
        assertThat(commits).hasValue(0);

        // When
        poll(2);
        pass(Duration.ofNanos(1));
        process(1);

        // Then
        assertThat(commits).hasValue(0);

        // When
        process(1);

        // Then
        assertThat(commits).hasValue(1);
    }

    @Test
    void shouldKnowEachThreadByItself() throws InterruptedException {
        // Given
        poll(1);
        Thread other = new Thread(() -> {
            poll(2);
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

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void poll(int records) {
        pace.polled(records, pace.nanoTime(), false);
    }

    private void pollOfABacklog(int records) {
        pace.polled(records, pace.nanoTime(), true);
    }

    private void process(int records) {
        for (int i = 0; i < records; i++) {
            pace.processed(commits::incrementAndGet);
        }
    }
}
