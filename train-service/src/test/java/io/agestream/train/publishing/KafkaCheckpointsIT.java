package io.agestream.train.publishing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.SharedBroker;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class KafkaCheckpointsIT {

    private static final SharedBroker BROKER = new SharedBroker();

    @AfterAll
    static void stopBroker() {
        BROKER.close();
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
        assertThat(published(topics).liveChunks().stream().filter(key -> key.startsWith(version)))
                .as("two of the weights at least, and the state")
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(published(topics).aliases()).containsExactly(Map.entry("latest", version));
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
        try (Producer<byte[], byte[]> producer = BROKER.producer()) {
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
        assertThat(published(topics).manifests()).containsOnlyKeys(promoted, versions.get(2), versions.get(3));
        assertThat(published(topics).liveChunks())
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
            assertThat(published(topics).manifests()).isEmpty();
        }
    }

    @Test
    void shouldSayWhatMayHaveBeenWhenTheBrokerHasEndedTheTransaction(TestInfo test) {
        // Given
        Topics topics = topics(test);
        try (KafkaCheckpoints checkpoints =
                checkpoints(topics, plan(20, 1), 5, BROKER.outdatedProducer("train" + topics.prefix()))) {
            checkpoints.latest();

            // Then
            assertThatThrownBy(() -> checkpoints.publish(checkpoint(1, new byte[] {1}, Optional.empty())))
                    .hasMessageContaining("stood still for longer than a transaction may last");
            assertThat(published(topics).manifests()).isEmpty();
        }
    }

    @Test
    void shouldTryAnOlderCheckpointWhenTheNewestIsNotWhatItsManifestSays(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        String older = publishTwo(
                topics, newest -> json(newest).replace(newest.weights().sha256(), "0".repeat(64)));

        // When
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            // Then
            assertThat(checkpoints.latest().orElseThrow().version()).isEqualTo(older);
        }
    }

    @Test
    void shouldTryAnOlderCheckpointWhenAChunkOfTheNewestIsMissing(TestInfo test) throws Exception {
        // Given: where its state should begin, there is another chunk
        Topics topics = topics(test);
        String older = publishTwo(topics, newest -> json(newest)
                .replace(offset(requireNonNull(newest.optimizer())), offset(newest.weights())));

        // When
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5)) {
            // Then
            assertThat(checkpoints.latest().orElseThrow().version()).isEqualTo(older);
        }
    }

    /**
     * Two checkpoints.
     *
     * @param newest the manifest that the newer one has in the end
     * @return version of the older one
     */
    private static String publishTwo(Topics topics, Function<Manifest, String> newest) throws InterruptedException {
        try (KafkaCheckpoints checkpoints = checkpoints(topics, plan(20, 1), 5);
                Producer<byte[], byte[]> producer = BROKER.producer()) {
            checkpoints.latest();
            String older = checkpoints.publish(checkpoint(1, new byte[] {1}, Optional.empty()));
            String newer = checkpoints.publish(checkpoint(2, new byte[] {2}, Optional.of(new byte[] {3})));
            Manifest right = published(topics).manifests().get(newer);
            String changed = newest.apply(right);
            assertThat(changed).isNotEqualTo(json(right));
            producer.send(new ProducerRecord<>(topics.models(), bytes("manifest/" + newer), bytes(changed)));
            return older;
        }
    }

    private static String json(Manifest manifest) {
        return new String(manifest.toJson(), StandardCharsets.UTF_8);
    }

    private static String offset(Blob blob) {
        return "\"offset\":" + blob.chunks().get(0).offset() + "}";
    }

    private static KafkaCheckpoints checkpoints(Topics topics, TrainingPlan plan, int keep) {
        return checkpoints(topics, plan, keep, BROKER.producer("train" + topics.prefix()));
    }

    private static KafkaCheckpoints checkpoints(
            Topics topics, TrainingPlan plan, int keep, Producer<byte[], byte[]> producer) {
        return new KafkaCheckpoints(
                () -> BROKER.consumer("none"),
                BROKER::checkpointReader,
                producer,
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
                List.of(),
                null,
                new Lineage("age.examples", Map.of(0, 1L), "f", 1, 0, Map.of(34, 1), "rule", null, null));
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
        return BROKER.topics(test, topics -> topics.settingsOf(topics.models(), topics.checkpoints()));
    }

    private static PublishedRecords published(Topics topics) {
        return new PublishedRecords(BROKER, topics);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
