package io.agestream.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.agestream.cli.command.TypedCommands.Outcome;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.network.WeightShapes;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code agestream models export} as a user types it. No engine is on the class path here. */
@TestInstance(Lifecycle.PER_CLASS)
class ModelsExportIT {

    private final DevBroker broker = DevBroker.start();
    private final TypedCommands commands = new TypedCommands(broker.bootstrapServers());
    private final TestCheckpoint checkpoint = checkpoint();

    @BeforeAll
    void publish() throws Exception {
        assertThat(commands.run("topics", "create", "--topic-prefix", "x.").err())
                .isEmpty();
        assertThat(commands.run("topics", "create", "--topic-prefix", "empty.").err())
                .isEmpty();
        byte[] damaged = checkpoint.weights().clone();
        damaged[damaged.length - 1] ^= 1;
        try (CheckpointPublisher publisher = new CheckpointPublisher(broker.bootstrapServers(), new Topics("x."))) {
            publisher.publish(
                    "damaged",
                    checkpoint,
                    damaged,
                    manifest -> checkpoint.manifest("damaged", withSha256(manifest.weights())));
            publisher.publish("v1", checkpoint);
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldWriteANetworkThatCanBeUsedAloneWhenAskedForOnnx(@TempDir Path directory) throws Exception {
        // Given
        Path file = directory.resolve("age.onnx");

        // When
        Outcome outcome = export("latest", "--format", "onnx", "--output", file.toString());

        // Then
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).hasSize(1);
        assertThat(outcome.out().get(0))
                .startsWith("wrote " + file + ": 0.05 MB, version v1, network tiny, age groups 1-5 6-10 ");
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file));
        assertThat(model.getMetadataPropsList())
                .anySatisfy(property -> {
                    assertThat(property.getKey()).isEqualTo("ageGroups");
                    assertThat(property.getValue()).startsWith("1-5,6-10,");
                })
                .anySatisfy(property -> {
                    assertThat(property.getKey()).isEqualTo("version");
                    assertThat(property.getValue()).isEqualTo("v1");
                });
        assertThat(model.getGraph().getOutputList())
                .extracting(ValueInfoProto::getName)
                .containsExactly("logits", "probabilities");
        assertThat(Files.list(directory)).containsExactly(file);
    }

    @Test
    void shouldWriteTheWeightsBitForBitWhenAskedForSafetensors(@TempDir Path directory) throws Exception {
        // Given
        Path file = directory.resolve("age.safetensors");

        // When
        Outcome outcome = export("v1", "--format", "safetensors", "--output", file.toString());

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(checkpoint.weights());
    }

    @Test
    void shouldLeaveAFileAloneUnlessForced(@TempDir Path directory) throws Exception {
        // Given
        Path file = Files.writeString(directory.resolve("mine"), "mine");

        // When
        Outcome refused = export("v1", "--format", "onnx", "--output", file.toString());
        String afterwards = Files.readString(file);
        Outcome forced = export("v1", "--format", "safetensors", "--force", "--output", file.toString());

        // Then
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .isEqualToIgnoringNewLines(
                        "agestream: " + file + " exists already: --force overwrites it, --output names another.");
        assertThat(afterwards).isEqualTo("mine");
        assertThat(forced.exitCode()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(checkpoint.weights());
    }

    @Test
    void shouldWriteNothingAndSayWhyWhenTheVersionCannotBeHad(@TempDir Path directory) throws Exception {
        // Given
        String file = directory.resolve("none").toString();

        // When
        Outcome unknown = export("v9", "--format", "onnx", "--output", file);
        Outcome damaged = export("damaged", "--format", "onnx", "--output", file);
        Outcome noneYet = commands.run(
                "models", "export", "latest", "--format", "onnx", "--output", file, "--topic-prefix", "empty.");
        Outcome noDirectory = export("v1", "--format", "onnx", "--output", file + "/deeper/x.onnx");

        // Then
        assertThat(List.of(unknown, damaged, noneYet, noDirectory)).allSatisfy(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().strip().lines()).hasSize(1);
        });
        assertThat(unknown.err())
                .startsWith("agestream: There is no model v9; there are damaged, v1, latest (which is v1).");
        assertThat(damaged.err())
                .startsWith("agestream: Model damaged cannot be read: its bytes are damaged: their SHA-256 is ");
        assertThat(noneYet.err())
                .startsWith("agestream: There is no model latest; training has not published any yet.");
        assertThat(noDirectory.err()).startsWith("agestream: There is no directory ");
        assertThat(Files.list(directory)).isEmpty();
    }

    @Test
    void shouldExplainTheUsageWhenTheFormatIsNotUnderstood() {
        assertThat(export("v1", "--format", "keras").exitCode()).isEqualTo(2);
        assertThat(export("v1").exitCode()).isEqualTo(2);
    }

    private Outcome export(String version, String... options) {
        List<String> args = new ArrayList<>(List.of("models", "export", version, "--topic-prefix", "x."));
        args.addAll(List.of(options));
        return commands.run(args.toArray(new String[0]));
    }

    /** The place of the damaged bytes with what the right ones hash to. */
    private Blob withSha256(Blob damaged) {
        return new Blob(
                checkpoint.blob().sha256(), damaged.bytes(), damaged.topic(), damaged.partition(), damaged.chunks());
    }

    /** Random weights of the right shapes: what they predict means nothing. */
    private static TestCheckpoint checkpoint() {
        NetworkDescription network = Networks.named("tiny", TestCheckpoint.GROUPS.count());
        Random random = new Random(1);
        Map<String, WeightTensor> weights = new LinkedHashMap<>();
        WeightShapes.of(network, TestCheckpoint.TENSOR).forEach((name, shape) -> {
            float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextFloat();
            }
            weights.put(name, new WeightTensor(shape, values));
        });
        return new TestCheckpoint(network, Safetensors.write(new Weights(weights)), List.of());
    }
}
