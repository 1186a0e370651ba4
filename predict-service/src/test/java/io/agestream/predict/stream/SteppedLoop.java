package io.agestream.predict.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.loading.TestModels;
import io.agestream.predict.scoring.ScoringWorkers;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A loop on mocks of Kafka, assigned two partitions of the tensors and taken step by step. */
final class SteppedLoop implements AutoCloseable {

    static final Topics TOPICS = Topics.withDefaultPrefix();
    static final TopicPartition ZERO = new TopicPartition(TOPICS.tensors(), 0);
    static final TopicPartition ONE = new TopicPartition(TOPICS.tensors(), 1);

    /** Most records in a batch. */
    private static final int BATCH_SIZE = 2;

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);

    /** All that the loop has asked for, the newest last. */
    final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();

    final ListenedConsumer consumer = new ListenedConsumer(producers);
    final HeldMetrics metrics = new HeldMetrics();
    final PredictLoop loop;

    private final LiveModel live;
    private final ScoringWorkers workers;

    SteppedLoop() {
        Clock clock = Clock.fixed(Instant.parse("2026-11-23T19:00:00Z"), ZoneOffset.UTC);
        live = new LiveModel(clock);
        workers = new ScoringWorkers(TestCheckpoint.TENSOR, 2, 16, metrics);
        loop = new PredictLoop(consumer, this::newProducer, TOPICS, live, workers, metrics, BATCH_SIZE, clock);
        loop.subscribe();
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.updateEndOffsets(Map.of(ZERO, 3L, ONE, 2L));
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(ZERO, ONE)));
        loop.step();
    }

    private MockProducer<byte[], byte[]> newProducer() {
        MockProducer<byte[], byte[]> producer =
                new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        producers.add(producer);
        return producer;
    }

    /** A model serves from now on, whose batches can be held. */
    void serve() {
        TestModels.serve(live, "v1", TINY, 2, metrics::awaitLetGo);
    }

    void step() {
        loop.step();
    }

    /** What a poll does while the batches that were held are let go. */
    void letGoInPoll() {
        consumer.schedulePollTask(metrics::letGo);
    }

    /** In the next poll the held batches are let go, and only these partitions are left. */
    void rebalanceInPoll(Collection<TopicPartition> left) {
        consumer.schedulePollTask(() -> {
            metrics.letGo();
            consumer.rebalance(left);
        });
    }

    /** A good tensor of the id {@code p<partition>-<offset>}. */
    void append(TopicPartition partition, long offset) {
        consumer.append(tensor(partition, offset));
    }

    /** The same with an age. */
    void appendLabelled(TopicPartition partition, long offset, String age) {
        ConsumerRecord<byte[], byte[]> record = tensor(partition, offset);
        record.headers().add("age", age.getBytes(UTF_8));
        consumer.append(record);
    }

    void stepUntilCommitted(int results) {
        org.awaitility.Awaitility.await()
                .pollInterval(java.time.Duration.ofMillis(1))
                .pollInSameThread()
                .until(() -> {
                    loop.step();
                    return metrics.predictions + metrics.deadLetters == results;
                });
    }

    List<ProducerRecord<byte[], byte[]>> sent() {
        return producers.stream().flatMap(p -> p.history().stream()).toList();
    }

    List<String> keys(String topic) {
        return sent().stream()
                .filter(r -> r.topic().equals(topic))
                .map(r -> new String(r.key(), UTF_8))
                .toList();
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

    @Override
    public void close() {
        metrics.letGo();
        workers.close();
        live.close();
    }
}
