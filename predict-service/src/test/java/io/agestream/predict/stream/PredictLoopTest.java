package io.agestream.predict.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.loading.TestModels;
import io.agestream.predict.scoring.ScoringWorkers;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictLoopTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final TopicPartition ZERO = new TopicPartition(TOPICS.tensors(), 0);
    private static final TopicPartition ONE = new TopicPartition(TOPICS.tensors(), 1);
    private static final int BATCH_SIZE = 2;
    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T19:00:00Z"), ZoneOffset.UTC);
    private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
    private final ListenedConsumer consumer = new ListenedConsumer(producers);
    private final HeldMetrics metrics = new HeldMetrics();
    private final LiveModel live = new LiveModel(clock);
    private final ScoringWorkers workers = new ScoringWorkers(TestCheckpoint.TENSOR, 2, 16, metrics);
    private final PredictLoop loop =
            new PredictLoop(consumer, this::newProducer, TOPICS, live, workers, metrics, BATCH_SIZE, clock);

    @BeforeEach
    void subscribe() {
        loop.subscribe();
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO, ONE)));
        loop.step();
    }

    @AfterEach
    void close() {
        metrics.letGo();
        workers.close();
        live.close();
    }

    @Test
    void shouldPauseAndLoseNothingWhenNoModelServesYet() {
        // Given
        consumer.append(tensor(ZERO, 0));
        loop.step();
        loop.step();
        assertThat(consumer.paused()).containsExactlyInAnyOrder(ZERO, ONE);
        assertThat(sent()).isEmpty();

        // When
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        stepUntilCommitted(1);

        // Then
        assertThat(consumer.paused()).isEmpty();
        assertThat(keys(TOPICS.predictions())).containsExactly("p0-0");
        assertThat(sent()).hasSize(1);
        assertThat(loop.assignedPartitions()).isEqualTo(2);
    }

    @Test
    void shouldCommitOneResultPerRecordWithTheOffsetsBehindThem() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        consumer.append(tensor(ZERO, 0));
        consumer.append(tensor(ONE, 0));
        consumer.append(new ConsumerRecord<>(ONE.topic(), 1, 1, "no-spec".getBytes(UTF_8), new byte[16384]));
        consumer.append(tensor(ONE, 2));

        // When
        stepUntilCommitted(4);

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p1-0", "p1-2");
        assertThat(keys(TOPICS.deadLetters())).containsExactly("no-spec");
        assertThat(consumer.committed(java.util.Set.of(ZERO, ONE)))
                .hasEntrySatisfying(ZERO, offset -> assertThat(offset.offset()).isEqualTo(1))
                .hasEntrySatisfying(ONE, offset -> assertThat(offset.offset()).isEqualTo(3));
        assertThat(producers.get(0).commitCount()).isEqualTo(1);
        assertThat(sent()).hasSize(4);
    }

    @Test
    void shouldGatherOneBatchOfWhatComesWhenOneIsBeingScored() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        loop.step();
        consumer.append(tensor(ZERO, 1));
        loop.step();
        loop.step();
        assertThat(sent()).isEmpty();

        // When
        metrics.letGo();
        consumer.append(tensor(ONE, 0));
        stepUntilCommitted(3);

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactly("p0-0", "p0-1", "p1-0");
        assertThat(producers.get(0).commitCount()).isEqualTo(2);
    }

    @Test
    void shouldQueueAFullBatchBehindTheOneThatIsBeingScored() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        loop.step();
        consumer.schedulePollTask(metrics::letGo);
        consumer.append(tensor(ZERO, 1));
        consumer.append(tensor(ZERO, 2));

        // When
        loop.step();

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactly("p0-0");
        stepUntilCommitted(3);
        assertThat(keys(TOPICS.predictions())).containsExactly("p0-0", "p0-1", "p0-2");
        assertThat(producers.get(0).commitCount()).isEqualTo(2);
    }

    @Test
    void shouldCommitNoMoreThanABatchAtOnceWhenTheNextPollReturnsMore() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        loop.step();
        consumer.append(tensor(ZERO, 1));
        loop.step();
        consumer.schedulePollTask(metrics::letGo);
        consumer.append(tensor(ZERO, 2));
        consumer.append(tensor(ONE, 0));

        // When
        stepUntilCommitted(4);

        // Then
        assertThat(keys(TOPICS.predictions())).startsWith("p0-0", "p0-1").contains("p0-2", "p1-0");
        assertThat(sent()).hasSize(4);
        assertThat(producers.get(0).commitCount()).isEqualTo(3);
    }

    @Test
    void shouldReadBothBatchesAgainWhenTheFirstOnesCommitFails() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        loop.step();
        producers.get(0).sendOffsetsToTransactionException = new CommitFailedException("the group has moved on");
        consumer.schedulePollTask(metrics::letGo);
        consumer.append(tensor(ZERO, 1));
        consumer.append(tensor(ONE, 0));
        loop.step();
        assertThat(producers.get(0).transactionAborted()).isTrue();

        // When
        producers.get(0).sendOffsetsToTransactionException = null;
        stepUntilCommitted(3);

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p0-1", "p1-0");
        assertThat(sent()).hasSize(3);
        assertThat(producers).hasSize(1);
        assertThat(metrics.aborted).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithANewProducerWhenTheOldOneIsFenced() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        producers.get(0).fenceProducer();
        consumer.append(tensor(ZERO, 0));

        // When
        stepUntilCommitted(1);

        // Then
        assertThat(producers).hasSize(2);
        assertThat(producers.get(0).closed()).isTrue();
        assertThat(producers.get(0).history()).isEmpty();
        assertThat(keys(TOPICS.predictions())).containsExactly("p0-0");
        assertThat(sent()).hasSize(1);
    }

    @Test
    void shouldEndWhenAnotherInstanceHasItsId() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        producers.get(0).sendOffsetsToTransactionException = new FencedInstanceIdException("another one");
        consumer.append(tensor(ZERO, 0));

        // When // Then
        assertThatThrownBy(() -> stepUntilCommitted(1)).isInstanceOf(FencedInstanceIdException.class);
        assertThat(sent()).isEmpty();
    }

    @Test
    void shouldCommitWhatIsInFlightWhenPartitionsAreRevoked() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        consumer.append(tensor(ONE, 0));
        loop.step();
        consumer.append(tensor(ZERO, 1));
        loop.step();
        assertThat(sent()).isEmpty();

        // When
        consumer.schedulePollTask(() -> {
            metrics.letGo();
            consumer.rebalance(List.of(ONE));
        });
        loop.step();

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactlyInAnyOrder("p0-0", "p1-0", "p0-1");
        loop.step();
        assertThat(sent()).hasSize(3);
        assertThat(loop.assignedPartitions()).isEqualTo(1);
    }

    @Test
    void shouldDropWhatIsInFlightWhenPartitionsAreLost() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        loop.step();
        consumer.append(tensor(ONE, 0));
        loop.step();

        // When
        requireNonNull(consumer.listener).onPartitionsLost(List.of(ZERO, ONE));
        metrics.letGo();

        // Then: what is scored and committed next is not behind it
        consumer.append(tensor(ONE, 0));
        stepUntilCommitted(1);
        assertThat(keys(TOPICS.predictions())).containsExactly("p1-0");
        assertThat(sent()).hasSize(1);
        assertThat(producers.get(0).consumerGroupOffsetsHistory()).hasSize(1);
        assertThat(consumer.committed(java.util.Set.of(ZERO, ONE))).containsOnlyKeys(ONE);
    }

    @Test
    void shouldReadKeptPartitionsAgainWhenTheCommitInARebalanceFails() {
        // Given
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
        metrics.hold();
        consumer.append(tensor(ZERO, 0));
        consumer.append(tensor(ONE, 0));
        loop.step();
        producers.get(0).commitTransactionException = new CommitFailedException("the group has moved on");

        // When
        consumer.schedulePollTask(() -> {
            metrics.letGo();
            consumer.rebalance(List.of(ONE));
        });
        loop.step();
        producers.get(0).commitTransactionException = null;
        stepUntilCommitted(1);

        // Then
        assertThat(keys(TOPICS.predictions())).containsExactly("p1-0");
        assertThat(sent()).hasSize(1);
    }

    private void stepUntilCommitted(int results) {
        org.awaitility.Awaitility.await()
                .pollInterval(java.time.Duration.ofMillis(1))
                .pollInSameThread()
                .until(() -> {
                    loop.step();
                    return metrics.predictions + metrics.deadLetters == results;
                });
    }

    private List<ProducerRecord<byte[], byte[]>> sent() {
        return producers.stream().flatMap(p -> p.history().stream()).toList();
    }

    private List<String> keys(String topic) {
        return sent().stream()
                .filter(r -> r.topic().equals(topic))
                .map(r -> new String(r.key(), UTF_8))
                .toList();
    }

    private MockProducer<byte[], byte[]> newProducer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    private static ConsumerRecord<byte[], byte[]> tensor(TopicPartition partition, long offset) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("spec", TestCheckpoint.TENSOR.hash().getBytes(UTF_8));
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                ("p" + partition.partition() + "-" + offset).getBytes(UTF_8),
                new byte[TestCheckpoint.TENSOR.bytes()],
                headers,
                Optional.empty());
    }
}
