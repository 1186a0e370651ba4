package io.agestream.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.TopicCreation;
import io.agestream.cli.synthetic.FaceGenerator;
import io.agestream.contract.json.Json;
import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.evaluation.examples.Found;
import io.agestream.evaluation.examples.ImageExamples;
import io.agestream.evaluation.result.EvaluationResult;
import io.agestream.model.age.AgeReading;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluator;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.evaluation.NameLabels;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code agestream evaluate} as a user types it, with a checkpoint that has learnt nothing and a temperature. */
@TestInstance(Lifecycle.PER_CLASS)
class EvaluateIT {

    private static final double TEMPERATURE = 1.7;
    private static final int FACES = 120;

    private final DevBroker broker = DevBroker.start();
    private final TestCheckpoint checkpoint = TestCheckpoint.of("tiny", 1);
    private final Topics topics = new Topics("x.");
    private Path folder;

    @BeforeAll
    void publish(@TempDir Path directory) throws Exception {
        for (String prefix : List.of("x.", "empty.")) {
            KafkaConnection connection = new KafkaConnection(broker.bootstrapServers(), Map.of(), new Topics(prefix));
            TopicCreation.create(connection, connection.topics().all(), Optional.empty());
        }
        try (CheckpointPublisher publisher = new CheckpointPublisher(broker.bootstrapServers(), topics)) {
            publisher.publish("v1", checkpoint);
            publisher.publish("v2", checkpoint, checkpoint.weights(), EvaluateIT::tempered);
        }
        folder = Files.createDirectory(directory.resolve("faces"));
        FaceGenerator generator = new FaceGenerator(1);
        for (int i = 0; i < FACES; i++) {
            FaceGenerator.Face face = generator.face(i);
            Files.write(folder.resolve(face.name()), face.jpeg());
        }
        Files.writeString(folder.resolve("notes.txt"), "no image");
        produceExamples();
    }

    private static Manifest tempered(Manifest manifest) {
        String json = new String(manifest.toJson(), StandardCharsets.UTF_8);
        return Manifest.fromJson(json.replace("\"temperature\":1.0", "\"temperature\":" + TEMPERATURE)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** What ingest would make of the folder. */
    private void produceExamples() throws IOException {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            for (Found.Example example : examples()) {
                ProducerRecord<String, byte[]> record =
                        new ProducerRecord<>(topics.examples(), example.id(), example.tensor());
                HeaderText.set(record.headers(), HeaderNames.AGE, Double.toString(example.years()));
                HeaderText.set(record.headers(), HeaderNames.SPEC, TestCheckpoint.TENSOR.hash());
                producer.send(record);
            }
        }
    }

    private List<Found.Example> examples() throws IOException {
        List<Found.Example> examples = new ArrayList<>();
        try (ImageExamples source = new ImageExamples(List.of(folder))) {
            for (var next = source.next(); next != null; next = source.next()) {
                if (next.understand() instanceof Found.Example example) {
                    examples.add(example);
                }
            }
        }
        return examples;
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldGiveTheFiguresOfTheNetworksOutputsAtTheModelsTemperature() throws IOException {
        // When
        TypedCommand command = evaluate(folder.toString(), "--json", "--engine", "pytorch");

        // Then
        assertThat(command.err()).isEmpty();
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).hasSize(1);
        EvaluationResult result = result(command);
        assertThat(result.model().version()).isEqualTo("v2");
        assertThat(result.leftOut()).singleElement().satisfies(omission -> assertThat(omission.first())
                .containsExactly("notes.txt"));
        Assessment expected = new Evaluator(new AgeReading(TestCheckpoint.GROUPS, null)).assess(outputs(), TEMPERATURE);
        assertThat(result.evaluation().figures().temperature()).isEqualTo(TEMPERATURE);
        assertThat(result.evaluation())
                .usingRecursiveComparison()
                .withComparatorForType(EvaluateIT::aboutEqual, Double.class)
                .isEqualTo(expected);
        assertThat(result.evaluation().subgroups()).hasSize(2);
    }

    @Test
    void shouldGiveTheSameFiguresWhateverTheEngineAndWherverTheExamplesStand() {
        // When
        EvaluationResult pytorch = result(evaluate(folder.toString(), "--json", "--engine", "pytorch"));
        EvaluationResult onnx = result(evaluate(folder.toString(), "--json", "--engine", "onnxruntime"));
        EvaluationResult topic = result(evaluate("--topic", "--fold", "all", "--json"));
        EvaluationResult validation = result(evaluate("--topic", "--json"));
        EvaluationResult training = result(evaluate("--topic", topics.examples(), "--fold", "training", "--json"));

        // Then
        for (EvaluationResult other : List.of(onnx, topic)) {
            assertThat(other.evaluation())
                    .usingRecursiveComparison()
                    .withComparatorForType(EvaluateIT::aboutEqual, Double.class)
                    .isEqualTo(pytorch.evaluation());
        }
        int all = FACES - pytorch.evaluation().figures().outside();
        assertThat(validation.evaluation().figures().examples()
                        + training.evaluation().figures().examples())
                .isEqualTo(all);
        assertThat(validation.evaluation().figures().examples()).isBetween(1, 40);
        assertThat(validation.otherFold()
                        + validation.evaluation().figures().examples()
                        + validation.evaluation().figures().outside())
                .isEqualTo(FACES);
    }

    @Test
    void shouldPrintTablesForATerminal() {
        // When
        TypedCommand command = evaluate(folder.toString(), "--version", "v1");

        // Then
        assertThat(command.exitCode()).isZero();
        assertThat(command.out().get(0)).isEqualTo("model age v1 · network tiny · epoch 3 · onnxruntime");
        assertThat(command.out())
                .anyMatch(line -> line.startsWith("right age group "))
                .anyMatch(line -> line.startsWith("calibration error (ECE) "))
                .anyMatch(line -> line.matches("  of a perfect model, by chance( +0\\.\\d{3} – 0\\.\\d{3})+"))
                .anyMatch(line -> line.matches("age group +examples +recall +95 % interval +precision +error, years"))
                .anyMatch(line -> line.startsWith("true \\ taken for "))
                .anyMatch(line -> line.startsWith("sex "))
                .anyMatch(line -> line.equals("Left out: 1 no image by its first bytes: notes.txt"));
        assertThat(command.out()).noneMatch(line -> line.length() > 120 && !line.contains(folder.toString()));
    }

    @Test
    void shouldSayInASentenceWhatIsMissing(@TempDir Path nothing) throws IOException {
        // Given
        Path text = Files.createDirectory(nothing.resolve("text"));
        Files.writeString(text.resolve("a.txt"), "a");
        Path empty = Files.createDirectory(nothing.resolve("empty"));

        // When
        TypedCommand unknown = evaluate(folder.toString(), "--version", "v9");
        TypedCommand noModel = TypedCommand.run(
                "evaluate",
                folder.toString(),
                "--topic-prefix",
                "empty.",
                "--bootstrap-server",
                broker.bootstrapServers());
        TypedCommand noImages = evaluate(text.toString());
        TypedCommand noFiles = evaluate(empty.toString());
        TypedCommand noExamples = evaluate("--topic", topics.tensors());
        TypedCommand noTopic = evaluate("--topic", "nowhere");
        TypedCommand noBroker = TypedCommand.run("evaluate", folder.toString(), "--bootstrap-server", "127.0.0.1:1");

        // Then
        assertThat(List.of(unknown, noModel, noImages, noFiles, noExamples, noTopic, noBroker))
                .allSatisfy(command -> {
                    assertThat(command.exitCode()).isEqualTo(1);
                    assertThat(command.out()).isEmpty();
                    assertThat(command.err().strip().lines()).hasSize(1);
                });
        assertThat(unknown.err())
                .startsWith("agestream: There is no model v9; there are v1, v2, latest (which is v2).");
        assertThat(noModel.err()).contains("There is no model latest; training has not published any yet.");
        assertThat(noImages.err())
                .contains(
                        "There is no example in " + text + " to evaluate the model on: 1 no image by its first bytes.");
        assertThat(noFiles.err())
                .contains("There is no example in " + empty + " to evaluate the model on: it is empty.");
        assertThat(noExamples.err())
                .contains("There is no example in x.tensors to evaluate the model on: it is empty.");
        assertThat(noTopic.err()).contains("There is no topic nowhere at ");
        assertThat(noBroker.err()).contains("Kafka does not answer at 127.0.0.1:1");
    }

    private List<LabelledOutput> outputs() throws IOException {
        List<LabelledOutput> outputs = new ArrayList<>();
        try (Network network = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
                Scorer scorer = network.newScorer()) {
            for (Found.Example example : examples()) {
                ByteBuffer tensor = ByteBuffer.allocateDirect(example.tensor().length);
                outputs.add(new LabelledOutput(
                        1,
                        example.years(),
                        scorer.logits(tensor.put(example.tensor()).flip(), 1)[0],
                        NameLabels.of(example.id()).values()));
            }
        }
        return outputs;
    }

    private TypedCommand evaluate(String... args) {
        List<String> all = new ArrayList<>(List.of("evaluate"));
        all.addAll(List.of(args));
        all.addAll(List.of("--topic-prefix", "x.", "--bootstrap-server", broker.bootstrapServers()));
        return TypedCommand.run(all.toArray(new String[0]));
    }

    private static EvaluationResult result(TypedCommand command) {
        assertThat(command.err()).isEmpty();
        return Json.read(command.out().get(0).getBytes(StandardCharsets.UTF_8), EvaluationResult.class);
    }

    private static int aboutEqual(Double a, Double b) {
        return Math.abs(a - b) <= 1e-4 * Math.max(1, Math.abs(a)) ? 0 : Double.compare(a, b);
    }
}
