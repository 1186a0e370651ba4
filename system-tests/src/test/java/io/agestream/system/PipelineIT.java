package io.agestream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.contract.deadletter.DeadLetter;
import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.record.HeaderText;
import io.agestream.system.observability.MetricsDocument;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelineIT {

    private static final FaceGenerator FACES = new FaceGenerator(2);
    private static final byte[] TEXT = "Dear camera,".getBytes(StandardCharsets.UTF_8);
    private static Pipeline pipeline;

    @BeforeAll
    static void startPipelineWithAModel() {
        pipeline = new Pipeline(
                "pipeline",
                Brokers.single(),
                Map.of(
                        "AGESTREAM_TRAIN_NETWORK", "tiny",
                        "AGESTREAM_TRAIN_EPOCHS", "1",
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", "50",
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "1s",
                        "AGESTREAM_TRAIN_AFTER", "stop"));
        pipeline.startServices();
        for (int i = 0; i < 100; i++) {
            FaceGenerator.Face face = FACES.face(i);
            pipeline.sendImage("face-" + i, face.jpeg(), Map.of("age", Integer.toString(face.age())));
        }
        pipeline.sendImage("text", TEXT, Map.of());
        pipeline.flush();
        pipeline.predict.awaitReady();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pipeline.countById(pipeline.topics.predictions()).size() == 100);
    }

    @AfterAll
    static void stopPipeline() {
        pipeline.close();
    }

    @Test
    void shouldEndInTheDeadLettersWithBytesAndAReasonWhileTheNextGoodImageIsPredicted() throws IOException {
        // Given
        byte[] face = FACES.face(100).jpeg();
        byte[] bomb = HostileImages.pngBomb(30_000);
        byte[] forged = HostileImages.forgedJpeg(face);
        Map<String, Bad> bad = new LinkedHashMap<>();
        bad.put("empty", new Bad(new byte[0], Map.of(), "empty"));
        bad.put("text", new Bad(TEXT, Map.of(), "no image in a known format"));
        bad.put("half", new Bad(Arrays.copyOf(face, face.length / 2), Map.of(), "cut off"));
        bad.put("bomb", new Bad(bomb, Map.of(), "30000"));
        bad.put("forged", new Bad(forged, Map.of(), "65500"));
        bad.put("abc", new Bad(face, Map.of("age", "abc"), "is not a number"));
        bad.put("200", new Bad(face, Map.of("age", "200"), "between 0 and 130"));
        long before = pipeline.ingest.resources().residentKilobytes();

        // When
        for (int round = 0; round < 20; round++) {
            bad.forEach((id, record) -> pipeline.sendImage(id, record.bytes(), record.headers()));
        }
        pipeline.sendImage("good", face, Map.of("camera", "7"));
        pipeline.flush();

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> pipeline.countById(pipeline.topics.predictions()).containsKey("good")
                        && pipeline.read(pipeline.topics.deadLetters()).size() > 20 * bad.size());
        for (ConsumerRecord<byte[], byte[]> letter : pipeline.read(pipeline.topics.deadLetters())) {
            Bad sent = bad.get(new String(letter.key(), StandardCharsets.UTF_8));
            assertThat(letter.value()).isEqualTo(sent.bytes());
            assertThat(HeaderText.get(letter.headers(), DeadLetter.REASON).orElseThrow())
                    .contains(sent.reason());
            assertThat(HeaderText.get(letter.headers(), DeadLetter.TOPIC)).contains(pipeline.topics.images());
        }
        assertThat(pipeline.read(pipeline.topics.deadLetters()))
                .as("these, and the one sent at the start")
                .hasSize(20 * bad.size() + 1);
        assertThat(pipeline.countById(pipeline.topics.predictions()))
                .doesNotContainKeys(bad.keySet().toArray(String[]::new));
        assertThat(pipeline.ingest.resources().residentKilobytes())
                .as("memory stays flat")
                .isLessThan(before + (150 << 10));
    }

    @Test
    void shouldMakeAnIdOfThePlaceWhenTheRecordHasNoKeyAndKeepTheUsersHeaders() {
        // When
        pipeline.sendImage(null, FACES.face(101).jpeg(), Map.of("camera", "9"));
        pipeline.flush();

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> keyless() != null);
        ConsumerRecord<byte[], byte[]> record = keyless();
        Prediction prediction = Prediction.fromJson(record.value());
        assertThat(prediction.id()).matches("age\\.images-\\d+-\\d+");
        assertThat(HeaderText.get(record.headers(), "camera")).contains("9");
        assertThat(HeaderText.get(record.headers(), "modelversion"))
                .contains(prediction.model().version());
        assertThat(prediction.probabilities().values().stream()
                        .mapToDouble(p -> p)
                        .sum())
                .isBetween(0.999, 1.001);
    }

    /** kcat is a client on another library than ours; where it is not installed there is nothing to show. */
    @Test
    void shouldServeKcatAndKeepItsHeaders() throws Exception {
        assumeThat(isInstalled("kcat")).as("kcat is installed").isTrue();
        Path jpeg = Path.of("target", "pipeline", "face.jpg");
        Files.write(jpeg, FACES.face(102).jpeg());

        // When: a record whose value is the whole file
        run(
                "kcat",
                "-b",
                pipeline.bootstrapServers(),
                "-P",
                "-t",
                "age.images",
                "-k",
                "kcat-1",
                "-H",
                "camera=7",
                "-H",
                "shop=Köln",
                jpeg.toString());

        // Then
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pipeline.countById(pipeline.topics.predictions())
                .containsKey("kcat-1"));
        String lines = run(
                "kcat",
                "-b",
                pipeline.bootstrapServers(),
                "-C",
                "-t",
                "age.predictions",
                "-e",
                "-q",
                "-X",
                "isolation.level=read_committed",
                "-f",
                "%k | %h | %s\\n");
        assertThat(lines.lines().filter(line -> line.startsWith("kcat-1 | ")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("camera=7,shop=Köln")
                .contains("modelversion=")
                .contains("\"id\":\"kcat-1\",\"ageGroup\":");
    }

    @Test
    void shouldAnswerOverHttpOnceKafkaHasTheImage() {
        // When
        HttpResponse<String> accepted = pipeline.ingest
                .http()
                .post("/images?id=http-1&age=30", FACES.face(103).jpeg());
        HttpResponse<String> refused = pipeline.ingest.http().post("/images", "text".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.body()).isEqualTo("{\"id\":\"http-1\"}");
        assertThat(refused.statusCode()).isEqualTo(415);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pipeline.countById(pipeline.topics.predictions())
                .containsKey("http-1"));
    }

    /** After a swap, and with each service asked for something over HTTP. */
    @Test
    void shouldExportWhatTheDocumentListsAndNothingElse() throws InterruptedException {
        // Given
        pipeline.sendImage("unlabelled", FACES.face(104).jpeg(), Map.of());
        pipeline.flush();
        pipeline.ingest.http().post("/images?id=http-2", FACES.face(105).jpeg());
        pipeline.train.http().get("/training");
        pipeline.predict.http().get("/models");
        Map<String, ServiceProcess> services =
                Map.of("ingest", pipeline.ingest, "train", pipeline.train, "predict", pipeline.predict);
        services.values().forEach(ServiceProcess::nativeArrays); // collects garbage, and so makes a pause to be counted
        try (CheckpointPublisher publisher = new CheckpointPublisher(pipeline.bootstrapServers(), pipeline.topics)) {
            publisher.publish("another", TestCheckpoint.of("tiny", 1));
        }
        MetricsDocument document = new MetricsDocument();

        // When // Then: libraries' meters are looked for every five seconds
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(services.entrySet().stream()
                        .flatMap(service ->
                                document.differences(service.getKey(), metrics(service.getValue())).stream()))
                .isEmpty());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        document.versions(metrics(pipeline.predict)))
                .as("live and previous")
                .hasSize(2)
                .contains("another")
                .doesNotContain("none"));
    }

    private static String metrics(ServiceProcess service) {
        return service.http().get("/q/metrics").body();
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static ConsumerRecord<byte[], byte[]> keyless() {
        return pipeline.read(pipeline.topics.predictions()).stream()
                .filter(r -> new String(r.key(), StandardCharsets.UTF_8).startsWith("age.images-"))
                .findFirst()
                .orElse(null);
    }

    private record Bad(byte[] bytes, Map<String, String> headers, String reason) {}
}
