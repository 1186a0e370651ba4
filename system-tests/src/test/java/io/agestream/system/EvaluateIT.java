package io.agestream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.json.Json;
import io.agestream.contract.prediction.Prediction;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.manifest.Manifest;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code agestream evaluate} and {@code report}, as processes, against what the pipeline itself says. */
class EvaluateIT {

    private static final FaceGenerator FACES = new FaceGenerator(5);
    private static final int LEARNT_FROM = 1000;
    private static final int JUDGED_BY = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static Pipeline pipeline;
    private static Manifest manifest;

    @BeforeAll
    static void train() {
        pipeline = new Pipeline(
                "evaluate",
                Brokers.single(),
                Map.of(
                        "AGESTREAM_TRAIN_NETWORK", "tiny",
                        "AGESTREAM_TRAIN_EPOCHS", "3",
                        "AGESTREAM_TRAIN_MIN_EXAMPLES", Integer.toString(LEARNT_FROM),
                        "AGESTREAM_TRAIN_QUIET_PERIOD", "1s",
                        "AGESTREAM_TRAIN_AFTER", "stop"));
        pipeline.startServices();
        for (int i = 0; i < LEARNT_FROM; i++) {
            FaceGenerator.Face face = FACES.face(i);
            pipeline.sendImage(face.name(), face.jpeg(), Map.of("age", Integer.toString(face.age())));
        }
        pipeline.flush();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            manifest = latest();
            return manifest != null && manifest.epoch().epoch() == 3;
        });
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> pipeline.predict
                .http()
                .get("/models")
                .body()
                .contains("\"live\":{\"name\":\"age\",\"version\":\"" + manifest.version()));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void shouldFindOfAFolderWhatThePredictionsOfItsImagesSay(@TempDir Path folder) throws Exception {
        // Given: predictions of images that it has not learnt from
        Map<String, Integer> ages = new HashMap<>();
        for (int i = LEARNT_FROM; i < LEARNT_FROM + JUDGED_BY; i++) {
            FaceGenerator.Face face = FACES.face(i);
            Files.write(folder.resolve(face.name()), face.jpeg());
            pipeline.sendImage(face.name(), face.jpeg(), Map.of());
            ages.put(face.name(), face.age());
        }
        pipeline.flush();
        Awaitility.await().atMost(PATIENCE).until(() -> pipeline.countById(pipeline.topics.predictions())
                .keySet()
                .containsAll(ages.keySet()));
        List<Prediction> predictions = pipeline.read(pipeline.topics.predictions()).stream()
                .map(record -> Prediction.fromJson(record.value()))
                .filter(prediction -> ages.containsKey(prediction.id()))
                .toList();

        // When
        JsonNode result = evaluate(folder.toString());

        // Then
        assertThat(predictions).hasSize(JUDGED_BY).allSatisfy(prediction -> assertThat(
                        prediction.model().version())
                .isEqualTo(result.at("/model/version").asText()));
        Evaluation figures = assessment(result).figures();
        List<Prediction> inGroups = predictions.stream()
                .filter(prediction -> group(ages.get(prediction.id())) != null)
                .toList();
        assertThat(figures.examples()).isEqualTo(inGroups.size());
        assertThat(figures.accuracy().hits()).isEqualTo((int) inGroups.stream()
                .filter(prediction -> prediction.ageGroup().equals(group(ages.get(prediction.id()))))
                .count());
        assertThat(figures.meanAbsoluteError())
                .isEqualTo(
                        inGroups.stream()
                                .mapToDouble(
                                        prediction -> Math.abs(prediction.expectedAge() - ages.get(prediction.id())))
                                .average()
                                .orElseThrow(),
                        within(0.02));
        assertThat(figures.negativeLogLikelihood())
                .isEqualTo(
                        inGroups.stream()
                                .mapToDouble(prediction -> -Math.log(Math.max(
                                        1e-6, prediction.probabilities().get(group(ages.get(prediction.id()))))))
                                .average()
                                .orElseThrow(),
                        within(0.01));
    }

    @Test
    void shouldFindOfTheValidationFoldWhatTheManifestSays() throws Exception {
        // When
        JsonNode result = evaluate("--topic");

        // Then
        Assessment told = Objects.requireNonNull(manifest.evaluation());
        Assessment found = assessment(result);
        assertThat(manifest.temperature()).isEqualTo(told.figures().temperature());
        assertThat(found.figures().examples())
                .isEqualTo(manifest.epoch().validationSamples())
                .isBetween(LEARNT_FROM / 20, LEARNT_FROM / 5);
        assertThat(found.figures())
                .usingRecursiveComparison()
                .withComparatorForType(EvaluateIT::aboutEqual, Double.class)
                .isEqualTo(told.figures());
        assertThat(found.subgroups())
                .usingRecursiveComparison()
                .withComparatorForType(EvaluateIT::aboutEqual, Double.class)
                .isEqualTo(told.subgroups());
        assertThat(found.untempered().negativeLogLikelihood())
                .isEqualTo(manifest.epoch().validationLoss(), within(1e-3));
        assertThat(manifest.history()).hasSize(2);
    }

    @Test
    void shouldWriteTheManifestsFiguresIntoAReport(@TempDir Path folder) throws Exception {
        // Given
        Path file = folder.resolve("report.html");

        // When
        List<String> lines = run("report", "latest", "-o", file.toString());

        // Then
        assertThat(lines).containsExactly(file.toString());
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>")
                .contains("Model age " + manifest.version())
                .contains(String.format(
                        java.util.Locale.ROOT,
                        "%.2f years",
                        Objects.requireNonNull(manifest.evaluation()).figures().meanAbsoluteError()));
    }

    /** Null if the age is in none. */
    private static String group(int age) {
        return manifest.ageGroups().groupOf(age).isEmpty()
                ? null
                : manifest.ageGroups()
                        .names()
                        .get(manifest.ageGroups().groupOf(age).getAsInt());
    }

    private static Manifest latest() {
        Map<String, byte[]> byKey = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : pipeline.read(pipeline.topics.models())) {
            byKey.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
        }
        byte[] alias = byKey.get(ModelKey.LATEST.toString());
        return alias == null
                ? null
                : Manifest.fromJson(byKey.get(new ModelKey.Manifest(
                                Json.read(alias, AliasTarget.class).version())
                        .toString()));
    }

    private static JsonNode evaluate(String... args) throws Exception {
        List<String> all = new ArrayList<>(List.of("evaluate", "--json"));
        all.addAll(List.of(args));
        List<String> lines = run(all.toArray(String[]::new));
        assertThat(lines).hasSize(1);
        return Json.mapper().readTree(lines.get(0));
    }

    private static Assessment assessment(JsonNode result) {
        return Json.mapper().convertValue(result.get("evaluation"), Assessment.class);
    }

    /** What it prints. */
    private static List<String> run(String... args) throws IOException, InterruptedException {
        Path built = Path.of("..", "evaluation", "target");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                built.resolve("agestream-evaluation.jar") + ":" + Files.readString(built.resolve("classpath")),
                "io.agestream.evaluation.command.EvaluationProgram"));
        command.addAll(List.of(args));
        command.addAll(List.of("--bootstrap-server", pipeline.bootstrapServers()));
        Path err = pipeline.directory().resolve("evaluation.err");
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return lines;
    }

    /** Training validates with another engine than the command scores with by default. */
    private static int aboutEqual(Double a, Double b) {
        return Math.abs(a - b) <= 1e-3 * Math.max(1, Math.abs(a)) ? 0 : Double.compare(a, b);
    }
}
