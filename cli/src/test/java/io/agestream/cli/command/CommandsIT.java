package io.agestream.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.cli.command.TypedCommands.Outcome;
import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.prediction.Prediction.ModelReference;
import io.agestream.devbroker.DevBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** The commands as a user types them, against one broker; each test has topics of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class CommandsIT {

    private final DevBroker broker = DevBroker.start();
    private final TypedCommands commands = new TypedCommands(broker.bootstrapServers());

    @BeforeAll
    void createTopics() {
        assertThat(commands.run("topics", "create", "--topic-prefix", "s.").err())
                .isEmpty();
        assertThat(commands.run("topics", "create", "--topic-prefix", "p.").err())
                .isEmpty();
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void shouldSayWhatWasCreatedAndWhatExistedWhenTopicsAreCreatedTwice() {
        // When
        Outcome first = commands.run("topics", "create", "--topic-prefix", "t.", "--partitions", "2");
        Outcome second = commands.run("topics", "create", "--topic-prefix", "t.", "--partitions", "2");

        // Then
        assertThat(first.out()).hasSize(9).contains("created t.images", "created t.dead-letters");
        assertThat(second.out())
                .hasSize(9)
                .contains("existed t.images")
                .endsWith("All topics at " + broker.bootstrapServers() + " are set up as agestream needs them.");
        assertThat(List.of(first.exitCode(), second.exitCode())).containsExactly(0, 0);
    }

    @Test
    void shouldSendAFolderAndSayWhatItSkippedWhenSomeFilesAreNoImages(@TempDir Path folder) throws Exception {
        // Given
        Files.createDirectories(folder.resolve("sub"));
        Files.write(folder.resolve("sub/34_1.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
        Files.write(folder.resolve("face.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1});
        Files.writeString(folder.resolve("notes.txt"), "no image");

        // When
        Outcome outcome = commands.run("send", "--topic-prefix", "s.", "--header", "shop=12", folder.toString());

        // Then
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).hasSize(2);
        assertThat(outcome.out().get(0)).startsWith("sent 2 images, 1 with a label, 1 file skipped · ");
        assertThat(outcome.out().get(1)).isEqualTo("1 file was not sent, since it is no image: notes.txt");
        assertThat(new SentImages(broker.bootstrapServers()).of("s.images"))
                .containsExactlyInAnyOrder("face.jpg shop=12", "sub/34_1.jpg shop=12 age=34");
    }

    @Test
    void shouldShowPredictionsAsATableOrAsTheJsonThatTheyAre() {
        // Given
        List<String> json = new ArrayList<>();
        for (String id : List.of("cam7-1", "cam7-2")) {
            Prediction prediction = new Prediction(
                    id,
                    "31-44",
                    0.62,
                    Map.of("31-44", 0.62),
                    36.8,
                    new ModelReference("age", "v1", "00"),
                    Instant.ofEpochMilli(1000),
                    Instant.ofEpochMilli(1042));
            publish("p.predictions", id, prediction.toJson());
            json.add(new String(prediction.toJson(), StandardCharsets.UTF_8));
        }

        // When
        Outcome table = commands.run("predictions", "--topic-prefix", "p.");
        Outcome first =
                commands.run("predictions", "--topic-prefix", "p.", "--from-beginning", "--count", "1", "--json");
        Outcome all = commands.run("predictions", "--topic-prefix", "p.", "--from-beginning", "--json");

        // Then
        assertThat(table.out()).hasSize(3);
        assertThat(table.out().get(0).split(" {2,}"))
                .containsExactly("id", "group", "probability", "expected age", "model", "latency");
        assertThat(table.out().subList(1, 3).stream().map(line -> line.split(" {2,}")))
                .containsExactlyInAnyOrder(
                        new String[] {"cam7-1", "31-44", "0.62", "36.8", "v1", "42 ms"},
                        new String[] {"cam7-2", "31-44", "0.62", "36.8", "v1", "42 ms"});
        assertThat(first.out()).hasSize(1).isSubsetOf(json);
        assertThat(all.out()).containsExactlyInAnyOrderElementsOf(json);
    }

    @Test
    void shouldSayThatThereIsNothingYetWhenTopicsAreEmpty() {
        // When
        Outcome models = commands.run("models", "--topic-prefix", "s.");
        Outcome predictions = commands.run("predictions", "--topic-prefix", "s.");

        // Then
        assertThat(models.out()).containsExactly("There are no models yet: training publishes one after each epoch.");
        assertThat(predictions.out()).containsExactly("There are no predictions yet.");
    }

    @Test
    void shouldFailWithOneSentenceWhenSomethingIsMissing(@TempDir Path directory) throws Exception {
        // Given
        Path wrong = Files.writeString(directory.resolve("client.properties"), "security.protocol=NONSENSE");
        Path image = Files.write(directory.resolve("1_.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF});

        // When
        Outcome noTopic = commands.run("send", "--topic-prefix", "none.", image.toString());
        Outcome noPath = commands.run("send", directory.resolve("absent").toString());
        Outcome noConfig = commands.run("models", "--command-config", "absent.properties");
        Outcome wrongConfig = commands.run("models", "--command-config", wrong.toString());

        // Then
        assertThat(List.of(noTopic, noPath, noConfig, wrongConfig)).allSatisfy(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().strip().lines()).hasSize(1);
        });
        assertThat(noTopic.err()).startsWith("agestream: There is no topic none.images at ");
        assertThat(noPath.err()).startsWith("agestream: There is no file or folder ");
        assertThat(noConfig.err())
                .startsWith("agestream: There is no file absent.properties, which --command-config names.");
        assertThat(wrongConfig.err()).startsWith("agestream: The connection to Kafka is set up wrongly: ");
    }

    @Test
    void shouldExplainTheUsageWhenItIsNotUnderstood() {
        // When
        Outcome unknown = TypedCommands.runWithoutBroker("fly");
        Outcome badCount = commands.run("predictions", "--count", "0");
        Outcome both = commands.run("predictions", "--count", "3", "--follow");
        Outcome badRate = commands.run("send", "--rate", "fast", "x");
        Outcome badPrefix = commands.run("models", "--topic-prefix", "a b");
        Outcome badAge = commands.run("send", "--age", "200", "x");

        // Then
        assertThat(List.of(unknown, badCount, both, badRate, badPrefix, badAge))
                .allSatisfy(outcome -> assertThat(outcome.exitCode()).isEqualTo(2));
        assertThat(badPrefix.err()).startsWith("agestream: ").contains("The topic prefix \"a b\" ");
        assertThat(badRate.err())
                .startsWith("agestream: --rate must be a number of images a second, such as 50/s, not \"fast\".");
        assertThat(badAge.err()).contains("is not an age between 0 and 130 years");
    }

    private void publish(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key, value));
            producer.flush();
        }
    }
}
