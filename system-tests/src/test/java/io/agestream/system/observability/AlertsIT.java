package io.agestream.system.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.devbroker.Ports;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.split.Fold;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Causes what each alert warns of, in the real services, one after the other; only the memory that grows is that of a process made
 * for it. For this Prometheus a minute is a second.
 */
@TestMethodOrder(OrderAnnotation.class)
class AlertsIT {

    private static final Path FOLDER = Path.of("target", "alerts");
    /** More than the 100 that the comparison of two versions rests on. */
    private static final int LABELLED = 120;

    private static Pipeline pipeline;
    private static CheckpointPublisher publisher;
    private static Producer<byte[], byte[]> producer;
    private static Process leak;
    private static String leakAddress;
    private static Prometheus prometheus;
    private static TestCheckpoint first;

    @BeforeAll
    static void startEverythingButAModel() throws Exception {
        Promtool.assumeInstalled();
        NativeEngine.load(1);
        first = TestCheckpoint.of("tiny", 1);
        pipeline = new Pipeline(
                "alerts",
                Brokers.single(),
                Map.of(
                        "AGESTREAM_PREDICT_WORKERS", "1",
                        "AGESTREAM_TRAIN_NETWORK", "tiny",
                        "AGESTREAM_TRAIN_EPOCHS", "1000000",
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", "50",
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "0s"));
        publisher = new CheckpointPublisher(pipeline.bootstrapServers(), pipeline.topics);
        producer = pipeline.newProducer();
        pipeline.startServices();
        int leakPort = Ports.free(1).get(0);
        leakAddress = "127.0.0.1:" + leakPort;
        leak = Leak.start(leakPort, FOLDER.resolve("leak.log"));
        prometheus = HurriedPrometheus.start(
                Map.of(
                        "ingest:8081", address(pipeline.ingest),
                        "train:8082", address(pipeline.train),
                        // Two targets of one job.
                        "predict:8083", address(pipeline.predict) + "\", \"" + leakAddress),
                FOLDER);
    }

    @AfterAll
    static void endEverything() throws Exception {
        if (leak != null) {
            leak.destroy();
        }
        for (AutoCloseable opened : Arrays.asList(prometheus, producer, publisher, pipeline)) {
            if (opened != null) {
                opened.close();
            }
        }
    }

    @Test
    @Order(1)
    void shouldFireWhenThereIsNoModelAndNothingElseWhenTheRestIsWell() {
        // When: nothing has been published

        // Then
        awaitFiring("AgestreamNoModel", "instance", address(pipeline.predict));
        awaitFiringOnly(Set.of("AgestreamNoModel"));
    }

    @Test
    @Order(2)
    void shouldFireWhenACheckpointIsRefusedWhileTheModelBeforeItServes() throws Exception {
        // Given
        publisher.publish("v1", first);
        pipeline.predict.awaitReady();
        awaitFiringOnly(Set.of());

        // When
        publisher.publish("damaged", first, new byte[first.weights().length], manifest -> manifest);

        // Then
        awaitFiring("AgestreamSwapRefused", "instance", address(pipeline.predict));
        awaitLive("v1");
    }

    @Test
    @Order(3)
    void shouldFireWhenTheNewModelIsWorseThanTheOneThatItReplaced() throws Exception {
        // Given: images that the first model is always right about, since their labels are what it says
        Random random = new Random(3);
        List<byte[]> tensors = Stream.generate(() -> noise(random))
                .filter(tensor -> Fold.of(tensor) == Fold.VALIDATION)
                .limit(LABELLED)
                .toList();
        String said = sayingOfTheFirstModel(tensors.get(0));
        sendLabelled("v1", tensors, said);

        // When: one that says something else
        publisher.publish("v2", TestCheckpoint.of("tiny", 2));
        awaitLive("v2");
        sendLabelled("v2", tensors, said);

        // Then
        awaitFiring("AgestreamAccuracyBelowChampion", "version", "v2");
    }

    @Test
    @Order(4)
    void shouldFireWhileMoreComesThanCanBeScoredAndNoLongerOnceItIsWorkedOff() throws Exception {
        // Given
        publisher.publish("slow", TestCheckpoint.of("article", 1));
        awaitLive("slow");

        // When
        try (Flow flow = new Flow(pipeline.newProducer(), Images.of(pipeline, 4)::tensor)) {
            flow.start(1_000);
            awaitFiring("AgestreamLagGrowing", "topic", "tensors");
        }
        publisher.publish("fast", first);

        // Then
        Awaitility.await("no lag")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !prometheus.firing("topic").containsKey("AgestreamLagGrowing"));
    }

    @Test
    @Order(5)
    void shouldFireWhenMoreThanOneImageInAHundredIsBad() {
        // When
        try (Flow flow = new Flow(pipeline.newProducer(), Images.of(pipeline, 5).named("bad-")::labelled)) {
            flow.start(40);

            // Then
            awaitFiring("AgestreamDeadLetters", "severity", "warning");
        }
    }

    @Test
    @Order(6)
    void shouldFireWhenTrainingStandsStillAndIsNoLongerHeardOf() {
        // Given: the images of the test before
        Awaitility.await("training goes on, log " + pipeline.train.logFile())
                .atMost(Duration.ofSeconds(60))
                .until(() -> pipeline.train.http().get("/training").body().contains("\"state\":\"training\""));
        assertThat(prometheus.firing("job")).doesNotContainKeys("AgestreamTrainingStalled", "AgestreamServiceDown");

        // When
        pipeline.train.pause();

        // Then
        awaitFiring("AgestreamServiceDown", "job", "agestream-train");
        awaitFiring("AgestreamTrainingStalled", "instance", address(pipeline.train));
        pipeline.train.resume();
        Awaitility.await("training goes on")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !prometheus.firing("job").containsKey("AgestreamTrainingStalled"));
    }

    @Test
    @Order(7)
    void shouldFireWhenTheMemoryOfAProcessGrowsForLong() {
        // When: it has since the beginning

        // Then
        awaitFiring("AgestreamMemoryGrowing", "instance", leakAddress);
    }

    private static void awaitFiring(String alert, String label, String value) {
        Awaitility.await(alert + " of " + value + ", logs in " + FOLDER)
                .atMost(Duration.ofSeconds(150))
                .pollInterval(Duration.ofMillis(500))
                .until(() ->
                        prometheus.firing(label).getOrDefault(alert, Set.of()).contains(value));
    }

    /** Beside the memory, which grows from the beginning and may fire at any time. */
    private static void awaitFiringOnly(Set<String> alerts) {
        Awaitility.await("only " + alerts + ", logs in " + FOLDER)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    Set<String> firing =
                            new TreeSet<>(prometheus.firing("instance").keySet());
                    firing.remove("AgestreamMemoryGrowing");
                    assertThat(firing).isEqualTo(alerts);
                });
    }

    private static void awaitLive(String version) {
        Awaitility.await(version + " is live, log " + pipeline.predict.logFile())
                .atMost(Duration.ofSeconds(60))
                .until(() -> pipeline.predict
                        .http()
                        .get("/models")
                        .body()
                        .contains("\"live\":{\"name\":\"age\",\"version\":\"" + version + "\""));
    }

    private static byte[] noise(Random random) {
        byte[] tensor = new byte[TensorSpecification.GRAY_128.bytes()];
        random.nextBytes(tensor);
        return tensor;
    }

    /** An age in the group that it predicts, for any noise the same. */
    private static String sayingOfTheFirstModel(byte[] tensor) {
        send("probe", tensor, Map.of());
        Prediction prediction = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> pipeline.read(pipeline.topics.predictions()).stream()
                                .map(record -> Prediction.fromJson(record.value()))
                                .filter(made -> made.id().equals("probe"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        int group = AgeGroups.DEFAULT.names().indexOf(prediction.ageGroup());
        return Integer.toString(AgeGroups.DEFAULT.edges().get(group));
    }

    private static void sendLabelled(String prefix, List<byte[]> tensors, String age) {
        for (int i = 0; i < tensors.size(); i++) {
            send(prefix + "-" + i, tensors.get(i), Map.of(HeaderNames.AGE, age));
        }
        producer.flush();
        Awaitility.await("predictions of " + prefix)
                .atMost(Duration.ofSeconds(60))
                .until(() -> pipeline.countById(pipeline.topics.predictions()).keySet().stream()
                                .filter(id -> id.startsWith(prefix + "-"))
                                .count()
                        == tensors.size());
    }

    private static void send(String id, byte[] tensor, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(pipeline.topics.tensors(), id.getBytes(StandardCharsets.UTF_8), tensor);
        record.headers()
                .add(HeaderNames.SPEC, TensorSpecification.GRAY_128.hash().getBytes(StandardCharsets.UTF_8));
        headers.forEach((key, value) -> record.headers().add(key, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record);
    }

    private static String address(ServiceProcess service) {
        return service.http().address().substring("http://".length());
    }
}
