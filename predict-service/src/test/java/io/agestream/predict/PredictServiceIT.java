package io.agestream.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.HeaderText;
import io.agestream.devbroker.DevBroker;
import io.agestream.predict.loading.ModelsReport;
import io.agestream.predict.loading.ModelsReport.Refusal;
import io.agestream.predict.wiring.PredictService;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PredictServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);

    @SuppressWarnings("NullAway.Init")
    private static DevBroker broker;

    @BeforeAll
    static void startBroker() {
        TestLogging.show();
        broker = DevBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldPredictEachTensorOnceWhenAModelComesAfterThem() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "once.")) {
            // Given
            RecordingMetrics metrics = new RecordingMetrics();
            age.sendTensors(1000);
            PredictService service = age.start(metrics);
            await().atMost(PATIENCE).until(() -> service.assignedPartitions() == 6);
            boolean servingWithoutAModel = service.isServing();

            // When
            age.publisher.publish("v1", TINY);
            age.awaitResults(1000);
            service.close();

            // Then
            assertThat(servingWithoutAModel).isFalse();
            age.assertEachPredictedOnce();
            assertThat(metrics.predictions).hasValue(1000);
            ConsumerRecord<byte[], byte[]> record = age.results().get(0);
            Prediction prediction = Prediction.fromJson(record.value());
            assertThat(prediction.id()).isEqualTo(new String(record.key(), UTF_8));
            assertThat(prediction.imageTime()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
            assertThat(prediction.probabilities().values().stream()
                            .mapToDouble(p -> p)
                            .sum())
                    .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
            assertThat(HeaderText.get(record.headers(), "modelversion")).contains("v1");
            assertThat(record.headers().headers("spec")).isEmpty();
            assertThat(record.headers().headers("imagetime")).isEmpty();
        }
    }

    @Test
    void shouldMakeDeadLettersOfWhatTheModelCannotScore() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "dead.")) {
            // Given
            age.publisher.publish("v1", TINY);
            ProducerRecord<byte[], byte[]> other = TestKafka.tensor(age.topics, "other", new byte[16384]);
            HeaderText.set(other.headers(), "spec", "0123456789abcdef");
            List.of(
                            TestKafka.tensor(age.topics, "short", new byte[10]),
                            other,
                            new ProducerRecord<byte[], byte[]>(
                                    age.topics.tensors(), "bare".getBytes(UTF_8), new byte[16384]),
                            new ProducerRecord<byte[], byte[]>(age.topics.tensors(), "gone".getBytes(UTF_8), null))
                    .forEach(age.tensorProducer()::send);

            // When
            PredictService service = age.start(new RecordingMetrics());
            age.sendTensors(3);
            age.awaitResults(7);
            service.close();

            // Then
            assertThat(age.results()).hasSize(7);
            List<ConsumerRecord<byte[], byte[]>> letters = age.results().stream()
                    .filter(r -> r.topic().equals(age.topics.deadLetters()))
                    .toList();
            assertThat(letters)
                    .extracting(r -> new String(r.key(), UTF_8))
                    .containsExactlyInAnyOrder("short", "other", "bare", "gone");
            assertThat(letters)
                    .allMatch(r ->
                            HeaderText.get(r.headers(), "dlq-stage").orElse("").equals("score"));
        }
    }

    @Test
    void shouldLoseAndDoubleNothingWhenSwappedUnderLoad() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "swap.")) {
            // Given
            RecordingMetrics metrics = new RecordingMetrics();
            List<TestCheckpoint> checkpoints = List.of(TINY, TestCheckpoint.of("tiny", 2));
            age.publisher.publish("v0", TINY);
            PredictService service = age.start(metrics);
            await().atMost(PATIENCE).until(service::isServing);

            // When
            for (int version = 1; version <= 6; version++) {
                age.sendTensors(500);
                age.publisher.publish("v" + version, checkpoints.get(version % 2));
                String expected = "v" + version;
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> metrics.swapped.contains(expected));
            }
            age.sendTensors(10);
            age.awaitResults(3010);
            service.close();

            // Then
            age.assertEachPredictedOnce();
            Set<String> versions = new HashSet<>();
            age.results()
                    .forEach(r -> versions.add(
                            HeaderText.get(r.headers(), "modelversion").orElseThrow()));
            assertThat(metrics.swapped).containsAll(versions);
            assertThat(versions).contains("v6").hasSizeGreaterThan(2);
            assertThat(metrics.refused).hasValue(0);
        }
    }

    @Test
    void shouldGoOnWithTheLiveModelWhenBadCheckpointsComeOneByOne() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "bad.")) {
            // Given
            RecordingMetrics metrics = new RecordingMetrics();
            age.publisher.publish("good", TINY);
            PredictService service = age.start(metrics);
            await().atMost(PATIENCE).until(service::isServing);

            // When
            new BadCheckpoints(age.publisher, TINY).publishEach(count -> {
                await().atMost(PATIENCE).until(() -> metrics.refused.get() == count);
                age.sendTensors(20);
                age.awaitResults(20 * count);
            });
            ModelsReport report = service.models();
            service.close();

            // Then
            age.assertEachPredictedOnce();
            assertThat(age.results()).allMatch(r -> HeaderText.get(r.headers(), "modelversion")
                    .orElse("")
                    .equals("good"));
            assertThat(metrics.swapped).containsExactly("good");
            assertThat(report.live())
                    .isNotNull()
                    .extracting(ModelsReport.Live::version)
                    .isEqualTo("good");
            assertThat(report.refused().stream().map(Refusal::reason))
                    .satisfiesExactly(BadCheckpoints.reasonsNewestFirst());
        }
    }

    @Test
    void shouldGoOnWhereItEndedWhenRestarted() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "restart.")) {
            // Given
            age.publisher.publish("v1", TINY);
            age.publisher.publish("v2", TINY);
            PredictService first = age.start(new RecordingMetrics());
            age.sendTensors(400);
            age.awaitResults(100);
            first.close();
            age.sendTensors(300);
            RecordingMetrics metrics = new RecordingMetrics();

            // When
            PredictService second = age.start(metrics);
            age.awaitResults(700);
            second.close();

            // Then
            age.assertEachPredictedOnce();
            assertThat(metrics.swapped).containsExactly("v2");
        }
    }

    @Test
    void shouldShareThePartitionsWhenAnotherInstanceJoinsUnderLoad() throws Exception {
        try (Installation age = new Installation(broker.bootstrapServers(), "share.")) {
            // Given
            RecordingMetrics firstMetrics = new RecordingMetrics();
            RecordingMetrics secondMetrics = new RecordingMetrics();
            age.publisher.publish("v1", TINY);
            PredictService first = age.start(firstMetrics);
            age.sendTensors(1500);
            age.awaitResults(100);

            // When
            PredictService second = age.start(secondMetrics);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                age.sendTensors(100);
                return first.assignedPartitions() == 3 && second.assignedPartitions() == 3;
            });
            age.sendTensors(600);
            await().atMost(PATIENCE).until(() -> secondMetrics.predictions.get() > 100);
            first.close();
            age.sendTensors(200);
            await().atMost(PATIENCE).until(() -> second.assignedPartitions() == 6);
            age.sendTensors(50);
            age.awaitAll();
            second.close();

            // Then
            age.assertEachPredictedOnce();
        }
    }
}
