package io.agestream.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final Progress progress = new Progress(30);

    @Test
    void shouldEndWhenAllAreCommitted() throws InterruptedException {
        // Given
        progress.committed(10);
        AtomicInteger looks = new AtomicInteger();

        // When
        progress.await(LONG, () -> {
            looks.incrementAndGet();
            progress.committed(10);
        });

        // Then
        assertThat(looks).hasValue(2);
        assertThat(progress.isDone()).isTrue();
        assertThat(progress.rate()).isPositive().isFinite();
    }

    @Test
    void shouldPassOnWhatIsWrongWhenNobodyIsLeftToCommit() {
        // Given
        CommandFailedException dead = new CommandFailedException("Scoring ended by itself.");

        // When // Then
        assertThatThrownBy(() -> progress.await(LONG, () -> {
                    throw dead;
                }))
                .isSameAs(dead);
    }

    @Test
    void shouldGiveUpWhenNothingIsCommitted() {
        // Given
        progress.committed(10);

        // When // Then
        assertThatThrownBy(() -> progress.await(Duration.ZERO, () -> {}))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("Nothing has been committed for 0 s, after 10 of 30 records.");
    }
}
