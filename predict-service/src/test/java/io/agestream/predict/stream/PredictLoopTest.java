package io.agestream.predict.stream;

import static io.agestream.predict.stream.SteppedLoop.ONE;
import static io.agestream.predict.stream.SteppedLoop.TOPICS;
import static io.agestream.predict.stream.SteppedLoop.ZERO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.PredictedTensor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PredictLoopTest {

    private final SteppedLoop stepped = new SteppedLoop();

    @AfterEach
    void close() {
        stepped.close();
    }

    @Test
    void shouldPauseAndLoseNothingWhenNoModelServesYet() {
        // Given
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.step();
        assertThat(stepped.consumer.paused()).containsExactlyInAnyOrder(ZERO, ONE);
        assertThat(stepped.sent()).isEmpty();

        // When
        stepped.serve();
        stepped.stepUntilCommitted(1);

        // Then
        assertThat(stepped.consumer.paused()).isEmpty();
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p0-0");
        assertThat(stepped.sent()).hasSize(1);
        assertThat(stepped.loop.assignedPartitions()).isEqualTo(2);
    }

    @Test
    void shouldSayHowMuchWaitsWhenNoModelServesYet() {
        // When
        stepped.step();

        // Then: all that stands in the topic
        assertThat(stepped.loop.lag()).isEqualTo(5);
    }

    @Test
    void shouldTellWhatToCountOfABatchOnceItIsCommitted() {
        // Given
        stepped.serve();
        stepped.append(ZERO, 0);
        stepped.appendLabelled(ZERO, 1, "34.5");
        stepped.consumer.append(new ConsumerRecord<>(ONE.topic(), 1, 0, "no-spec".getBytes(UTF_8), new byte[16384]));

        // When
        stepped.stepUntilCommitted(3);

        // Then
        List<PredictedTensor> predicted = stepped.metrics.committed.stream()
                .flatMap(batch -> batch.predicted().stream())
                .toList();
        assertThat(predicted).extracting(p -> p.prediction().id()).containsExactly("p0-0", "p0-1");
        assertThat(predicted)
                .extracting(PredictedTensor::age)
                .containsExactly(OptionalDouble.empty(), OptionalDouble.of(34.5));
        assertThat(stepped.metrics.committed)
                .flatExtracting(CommittedBatch::refused)
                .containsExactly(Fault.NO_SPECIFICATION);
        assertThat(stepped.metrics.committed)
                .extracting(CommittedBatch::version)
                .containsOnly("v1");
    }

    @Test
    void shouldCommitOneResultPerRecordWithTheOffsetsBehindThem() {
        // Given
        stepped.serve();
        stepped.append(ZERO, 0);
        stepped.append(ONE, 0);
        stepped.consumer.append(new ConsumerRecord<>(ONE.topic(), 1, 1, "no-spec".getBytes(UTF_8), new byte[16384]));
        stepped.append(ONE, 2);

        // When
        stepped.stepUntilCommitted(4);

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p1-0", "p1-2");
        assertThat(stepped.keys(TOPICS.deadLetters())).containsExactly("no-spec");
        assertThat(stepped.consumer.committed(Set.of(ZERO, ONE)))
                .hasEntrySatisfying(ZERO, offset -> assertThat(offset.offset()).isEqualTo(1))
                .hasEntrySatisfying(ONE, offset -> assertThat(offset.offset()).isEqualTo(3));
        assertThat(stepped.producers.get(0).commitCount()).isEqualTo(1);
        assertThat(stepped.sent()).hasSize(4);
    }

    @Test
    void shouldGatherOneBatchOfWhatComesWhenOneIsBeingScored() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.append(ZERO, 1);
        stepped.step();
        stepped.step();
        assertThat(stepped.sent()).isEmpty();

        // When
        stepped.metrics.letGo();
        stepped.append(ONE, 0);
        stepped.stepUntilCommitted(3);

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p0-0", "p0-1", "p1-0");
        assertThat(stepped.producers.get(0).commitCount()).isEqualTo(2);
    }

    @Test
    void shouldQueueAFullBatchBehindTheOneThatIsBeingScored() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.letGoInPoll();
        stepped.append(ZERO, 1);
        stepped.append(ZERO, 2);

        // When
        stepped.step();

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p0-0");
        stepped.stepUntilCommitted(3);
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p0-0", "p0-1", "p0-2");
        assertThat(stepped.sent()).hasSize(3);
        assertThat(stepped.producers.get(0).commitCount()).isEqualTo(2);
    }

    @Test
    void shouldCommitNoMoreThanABatchAtOnceWhenTheNextPollReturnsMore() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.append(ZERO, 1);
        stepped.step();
        stepped.letGoInPoll();
        stepped.append(ZERO, 2);
        stepped.append(ONE, 0);

        // When
        stepped.stepUntilCommitted(4);

        // Then
        assertThat(stepped.keys(TOPICS.predictions()))
                .startsWith("p0-0", "p0-1")
                .contains("p0-2", "p1-0");
        assertThat(stepped.sent()).hasSize(4);
        assertThat(stepped.producers.get(0).commitCount()).isEqualTo(3);
    }

    @Test
    void shouldReadBothBatchesAgainWhenTheFirstOnesCommitFails() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.producers.get(0).sendOffsetsToTransactionException =
                new CommitFailedException("the group has moved on");
        stepped.letGoInPoll();
        stepped.append(ZERO, 1);
        stepped.append(ONE, 0);
        stepped.step();
        assertThat(stepped.producers.get(0).transactionAborted()).isTrue();

        // When
        stepped.producers.get(0).sendOffsetsToTransactionException = null;
        stepped.stepUntilCommitted(3);

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p0-1", "p1-0");
        assertThat(stepped.sent()).hasSize(3);
        assertThat(stepped.producers).hasSize(1);
        assertThat(stepped.metrics.aborted).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithANewProducerWhenTheOldOneIsFenced() {
        // Given
        stepped.serve();
        stepped.producers.get(0).fenceProducer();
        stepped.append(ZERO, 0);

        // When
        stepped.stepUntilCommitted(1);

        // Then
        assertThat(stepped.producers).hasSize(2);
        assertThat(stepped.producers.get(0).closed()).isTrue();
        assertThat(stepped.producers.get(0).history()).isEmpty();
        assertThat(stepped.keys(TOPICS.predictions())).containsExactly("p0-0");
        assertThat(stepped.sent()).hasSize(1);
    }

    @Test
    void shouldReadAgainWhenTheGroupsCoordinatorIsNotReady() {
        // Given
        stepped.serve();
        stepped.metrics.hold();
        stepped.append(ZERO, 0);
        stepped.step();
        stepped.consumer.setPollException(
                new KafkaException("Unexpected error from SyncGroup: the coordinator is loading"));
        stepped.step();
        stepped.metrics.letGo();
        stepped.append(ONE, 0);

        // When
        stepped.stepUntilCommitted(2);

        // Then
        assertThat(stepped.keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p1-0");
        assertThat(stepped.sent()).hasSize(2);
    }

    @Test
    void shouldEndWhenTheGroupRefusesItsId() {
        // Given
        stepped.consumer.setPollException(new FencedInstanceIdException("another one"));

        // When // Then
        assertThatThrownBy(stepped::step).isInstanceOf(FencedInstanceIdException.class);
    }

    @Test
    void shouldEndWhenAnotherInstanceHasItsId() {
        // Given
        stepped.serve();
        stepped.producers.get(0).sendOffsetsToTransactionException = new FencedInstanceIdException("another one");
        stepped.append(ZERO, 0);

        // When // Then
        assertThatThrownBy(() -> stepped.stepUntilCommitted(1)).isInstanceOf(FencedInstanceIdException.class);
        assertThat(stepped.sent()).isEmpty();
    }
}
