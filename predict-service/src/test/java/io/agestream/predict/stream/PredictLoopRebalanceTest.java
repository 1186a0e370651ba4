package io.agestream.predict.stream;

import static io.agestream.predict.stream.SteppedLoop.ONE;
import static io.agestream.predict.stream.SteppedLoop.TOPICS;
import static io.agestream.predict.stream.SteppedLoop.ZERO;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to batches in flight when partitions go. */
class PredictLoopRebalanceTest {

    private final SteppedLoop stepped = new SteppedLoop();

    @AfterEach
    void close() {
        stepped.close();
    }

    @Test
    void shouldCommitWhatIsInFlightWhenPartitionsAreRevoked() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.append(ONE, 0);
        stepped.step();
        stepped.append(ZERO, 1);
        stepped.step();
        assertThat(stepped.sent()).isEmpty();

        // When
        stepped.rebalanceInPoll(List.of(ONE));
        stepped.step();

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p1-0", "p0-1");
        stepped.step();
        assertThat(stepped.sent()).hasSize(3);
        assertThat(stepped.loop.assignedPartitions()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatIsInFlightWhenPartitionsAreLost() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.append(ZERO, 1);
        stepped.step();

        // When
        requireNonNull(stepped.consumer.listener).onPartitionsLost(List.of(ZERO, ONE));
        stepped.metrics.letGo();

        // Then: what is scored and committed next is not behind it
        stepped.append(ONE, 0);
        stepped.stepUntilCommitted(1);
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p1-0");
        assertThat(stepped.sent()).hasSize(1);
        assertThat(stepped.producers.get(0).consumerGroupOffsetsHistory()).hasSize(1);
        assertThat(stepped.consumer.committed(Set.of(ZERO, ONE))).containsOnlyKeys(ONE);
    }

    @Test
    void shouldReadKeptPartitionsAgainWhenTheCommitInARebalanceFails() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.append(ONE, 0);
        stepped.step();
        stepped.producers.get(0).commitTransactionException = new CommitFailedException("the group has moved on");

        // When
        stepped.rebalanceInPoll(List.of(ONE));
        stepped.step();
        stepped.producers.get(0).commitTransactionException = null;
        stepped.stepUntilCommitted(1);

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p1-0");
        assertThat(stepped.sent()).hasSize(1);
    }
}
