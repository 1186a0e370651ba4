package io.agestream.train.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.checkpoint.ModelsLog.Event;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class KafkaCheckpointsIT {

    private static DevBroker broker;

    @BeforeAll
    static void startBroker() {
        broker = DevBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldGoOnFromTheNewestCheckpointBitForBitWhenSeveralWerePublished(TestInfo test) throws Exception {
        // Given: more than two chunks
        Topics topics = topics(test);
        byte[] weights = new byte[2_000_000];
        new Random(1).nextBytes(weights);
        byte[] state = {1, 2, 3};
        String version;
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            assertThat(checkpoints.latest()).isEmpty();
            checkpoints.publish(checkpoint(1, new byte[] {7}, Optional.empty()));
            version = checkpoints.publish(checkpoint(2, weights, Optional.of(state)));
        }

        // When
        Checkpoints.Published latest;
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(30, 1), 5)) {
            latest = checkpoints.latest().orElseThrow();
        }

        // Then
        assertThat(latest.version()).isEqualTo(version).endsWith("-e2");
        assertThat(latest.checkpoint().weights()).isEqualTo(weights);
        assertThat(latest.checkpoint().state()).hasValue(state);
        assertThat(latest.checkpoint().epoch().epoch()).isEqualTo(2);
        assertThat(aliases(topics)).containsExactly(Map.entry("latest", version));
    }

    @Test
    void shouldStartAnewWhenTheSeedIsAnother(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            checkpoints.latest();
            checkpoints.publish(checkpoint(1, new byte[] {7}, Optional.empty()));
        }

        // Then
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 2), 5)) {
            assertThat(checkpoints.latest()).isEmpty();
        }
    }

    @Test
    void shouldKeepTheNewestAndThePromotedOnly(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        String promoted;
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 2)) {
            checkpoints.latest();
            promoted = checkpoints.publish(checkpoint(1, new byte[] {1}, Optional.empty()));
        }
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                    topics.models(), bytes("alias/champion"), bytes("{\"version\":\"" + promoted + "\"}")));
        }

        // When
        List<String> versions = new ArrayList<>();
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 2)) {
            checkpoints.latest();
            for (int epoch = 2; epoch <= 5; epoch++) {
                versions.add(checkpoints.publish(checkpoint(epoch, new byte[] {1}, Optional.of(new byte[] {2}))));
            }
        }

        // Then
        assertThat(manifests(topics)).containsOnlyKeys(promoted, versions.get(2), versions.get(3));
        assertThat(liveChunks(topics))
                .containsExactlyInAnyOrder(
                        promoted + "/0",
                        versions.get(2) + "/0",
                        versions.get(2) + "/1",
                        versions.get(3) + "/0",
                        versions.get(3) + "/1");
    }

    @Test
    void shouldBeStoppedWhenASecondTrainerOfTheModelBegins(TestInfo test) {
        // Given
        Topics topics = topics(test);
        try (KafkaCheckpoints first = checkpoints(topics, plan(20, 1), 5);
                KafkaCheckpoints second = checkpoints(topics, plan(20, 1), 5)) {
            first.latest();
            second.latest();

            // Then
            assertThatThrownBy(() -> first.publish(checkpoint(1, new byte[] {1}, Optional.empty())))
                    .hasMessageContaining("only one may run");
            assertThat(manifests(topics)).isEmpty();
        }
    }

    @Test
    void shouldTryAnOlderCheckpointWhenAChunkOfTheNewestIsMissing(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        String older;
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            checkpoints.latest();
            older = checkpoints.publish(checkpoint(1, new byte[] {1}, Optional.empty()));
            String newest = checkpoints.publish(checkpoint(2, new byte[] {2}, Optional.empty()));
            Manifest manifest = manifests(topics).get(newest);
            String lost = Manifest.fromJson(manifest.toJson()).weights().sha256();
            byte[] damaged = new String(manifest.toJson(), StandardCharsets.UTF_8)
                    .replace(lost, "0".repeat(64))
                    .getBytes(StandardCharsets.UTF_8);
            try (Producer<byte[], byte[]> producer = producer(Map.of())) {
                producer.send(new ProducerRecord<>(topics.models(), bytes("manifest/" + newest), damaged));
            }
        }

        // When
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            // Then
            assertThat(checkpoints.latest().orElseThrow().version()).isEqualTo(older);
        }
    }

    private static KafkaCheckpoints checkpoints(Topics topics, TrainingPlan plan, int keep) {
        return new KafkaCheckpoints(
                () -> consumer("none"),
                producer(Map.of("transactional.id", "train" + topics.prefix())),
                topics,
                "age",
                plan,
                keep,
                Map.of(),
                Clock.systemUTC());
    }

    private static Checkpoint checkpoint(int epoch, byte[] weights, Optional<byte[]> optimizer) {
        return new Checkpoint(
                weights,
                optimizer,
                List.of(new float[] {1}),
                new EpochReport(epoch, 20, epoch, 1, 1, 1, 1, 0, null, null),
                new Lineage("age.examples", Map.of(0, 1L), "f", 1, 0, "rule", null));
    }

    private static TrainingPlan plan(int epochs, int seed) {
        return new TrainingPlan(
                Networks.named("tiny", 10),
                TensorSpecification.GRAY_128,
                AgeGroups.DEFAULT,
                Recipe.plain(0.01f, 0, 32, epochs, seed),
                1,
                Duration.ZERO,
                TrainingPlan.After.STOP,
                1);
    }

    private static Topics topics(TestInfo test) {
        Topics topics = new Topics(test.getTestMethod().orElseThrow().getName().substring(0, 20) + ".");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin, Duration.ofSeconds(20))
                    .createMissing(topics.settingsOf(topics.models(), topics.checkpoints()), Optional.empty());
        }
        return topics;
    }

    private static Map<String, Manifest> manifests(Topics topics) {
        Map<String, Manifest> manifests = new LinkedHashMap<>();
        read(topics, event -> {
            if (event instanceof Event.ManifestPublished published) {
                manifests.put(published.version(), Manifest.fromJson(published.json()));
            } else if (event instanceof Event.ManifestErased erased) {
                manifests.remove(erased.version());
            }
        });
        return manifests;
    }

    private static Map<String, String> aliases(Topics topics) {
        Map<String, String> aliases = new LinkedHashMap<>();
        read(topics, event -> {
            if (event instanceof Event.AliasMoved moved) {
                aliases.put(moved.alias(), moved.version());
            }
        });
        return aliases;
    }

    private static void read(Topics topics, java.util.function.Consumer<Event> events) {
        try (Consumer<byte[], byte[]> consumer = consumer("none")) {
            new ModelsLog(consumer, topics.models()).readToEnd(events);
        }
    }

    private static List<String> liveChunks(Topics topics) {
        Map<String, Boolean> live = new LinkedHashMap<>();
        try (Consumer<byte[], byte[]> consumer = consumer("earliest")) {
            var partitions = consumer.partitionsFor(topics.checkpoints()).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(r -> live.put(new String(r.key(), StandardCharsets.UTF_8), r.value() != null));
            }
        }
        return live.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Consumer<byte[], byte[]> consumer(String reset) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        reset),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
