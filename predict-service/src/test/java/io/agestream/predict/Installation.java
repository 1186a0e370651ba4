package io.agestream.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.predict.stream.ClientObserver;
import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictSettings;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** Topics of its own on a shared broker, with whoever surrounds the service; ended with it. */
final class Installation implements AutoCloseable {

    final Topics topics;
    final CheckpointPublisher publisher;
    /** What ended an instance's thread: to stay empty. */
    final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> tensors;
    private final Consumer<byte[], byte[]> results;
    private final List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    private final Random random = new Random(3);
    private int sent;

    Installation(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        topics = new Topics(prefix);
        TestKafka.createTopics(bootstrapServers, topics);
        publisher = new CheckpointPublisher(bootstrapServers, topics);
        tensors = TestKafka.producer(bootstrapServers);
        results = TestKafka.reader(bootstrapServers, topics.predictions(), topics.deadLetters());
    }

    PredictService start(RecordingMetrics metrics) {
        return start(metrics, Optional.empty());
    }

    PredictService start(RecordingMetrics metrics, Optional<String> instanceId) {
        return start(metrics, instanceId, "auto");
    }

    PredictService start(RecordingMetrics metrics, Optional<String> instanceId, String engine) {
        return PredictService.start(
                new PredictSettings(
                        topics,
                        TestCheckpoint.GROUPS,
                        "latest",
                        topics.prefix() + "predict",
                        instanceId,
                        64,
                        16,
                        2,
                        EngineChoice.named(engine),
                        false),
                Map.of("bootstrap.servers", bootstrapServers),
                Clock.systemUTC(),
                new PredictService.Observers(metrics, metrics, ClientObserver.NONE, failures::add, failures::add));
    }

    /** Sends so many tensors, with the ids {@code 0}, {@code 1}, … counted on from call to call. */
    void sendTensors(int count) {
        for (int i = 0; i < count; i++) {
            byte[] tensor = new byte[TestCheckpoint.TENSOR.bytes()];
            random.nextBytes(tensor);
            tensors.send(TestKafka.tensor(topics, Integer.toString(sent++), tensor));
        }
        tensors.flush();
    }

    Producer<byte[], byte[]> tensorProducer() {
        return tensors;
    }

    /** Waits until so many predictions and dead letters have been committed. */
    void awaitResults(int count) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInSameThread()
                .until(() -> {
                    results.poll(Duration.ofMillis(50)).forEach(read::add);
                    return read.size() >= count;
                });
    }

    /** Waits until there are as many results as tensors were sent. */
    void awaitAll() {
        awaitResults(sent);
    }

    /** Everything that has been committed; to be called when nothing runs any more. */
    List<ConsumerRecord<byte[], byte[]>> results() {
        Map<TopicPartition, Long> ends = results.endOffsets(results.assignment());
        while (ends.entrySet().stream().anyMatch(end -> results.position(end.getKey()) < end.getValue())) {
            results.poll(Duration.ofMillis(50)).forEach(read::add);
        }
        return read;
    }

    /** Each id that was sent has come out once, and nothing else has. */
    void assertEachPredictedOnce() {
        assertThat(failures).isEmpty();
        assertThat(results()).allMatch(r -> r.topic().equals(topics.predictions()));
        assertThat(results().stream()
                        .map(r -> Integer.parseInt(new String(r.key(), UTF_8)))
                        .sorted()
                        .toList())
                .isEqualTo(java.util.stream.IntStream.range(0, sent).boxed().toList());
    }

    @Override
    public void close() {
        publisher.close();
        tensors.close();
        results.close();
    }
}
