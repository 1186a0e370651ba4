package io.agestream.train.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.devbroker.DevBroker;
import io.agestream.model.age.AgeGroups;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ExampleFollowerIT {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static DevBroker broker;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startBroker() {
        broker = DevBroker.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldHonourTombstonesCorrectionsAndRejectWhatIsNoExample(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        try (Producer<byte[], byte[]> producer = producer()) {
            send(producer, topics, "kept", tensor(1), "34");
            send(producer, topics, "corrected", tensor(2), "20");
            send(producer, topics, "erased", tensor(3), "40");
            send(producer, topics, "unlabelled", tensor(4), null);
            send(producer, topics, "short", new byte[10], "30");
            send(producer, topics, "corrected", tensor(2), "21");
            send(producer, topics, "erased", null, null);
        }

        // When
        DataSet data;
        int rejected;
        try (ExampleStore store = open()) {
            rejected = follow(topics, store, 2);
            data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        }

        // Then
        assertThat(rejected).isEqualTo(2);
        assertThat(data.training().size() + data.validation().size()).isEqualTo(2);
        int[] groups = IntStream.concat(
                        Arrays.stream(data.training().groups()),
                        Arrays.stream(data.validation().groups()))
                .sorted()
                .toArray();
        assertThat(groups).containsExactly(4, 6);
    }

    @Test
    void shouldGoOnWhereItStoodWhenStartedAgainAndRebuildWhenTheFileIsLost(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        String before;
        try (Producer<byte[], byte[]> producer = producer()) {
            for (int i = 0; i < 100; i++) {
                send(producer, topics, "a" + i, tensor(i), "34");
            }
            producer.flush();
            try (ExampleStore store = open()) {
                follow(topics, store, 100);
            }
            for (int i = 100; i < 150; i++) {
                send(producer, topics, "a" + i, tensor(i), "34");
            }
        }

        // When
        try (ExampleStore store = open()) {
            assertThat(store.size()).isEqualTo(100);
            follow(topics, store, 150);
            before = DataSet.of(store.snapshot(), AgeGroups.DEFAULT).fingerprint();
        }
        Files.delete(folder.resolve("store"));

        // Then
        try (ExampleStore store = open()) {
            assertThat(store.size()).isZero();
            follow(topics, store, 150);
            assertThat(DataSet.of(store.snapshot(), AgeGroups.DEFAULT).fingerprint())
                    .isEqualTo(before);
        }
    }

    private int follow(Topics topics, ExampleStore store, int size) throws InterruptedException {
        ExampleFollower follower = new ExampleFollower(
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "isolation.level", "read_committed",
                                "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                topics.examples(),
                TENSOR,
                store,
                Clock.systemUTC());
        Thread thread = new Thread(follower);
        thread.start();
        Awaitility.await().until(() -> follower.isCaughtUp() && store.size() == size);
        follower.stop();
        thread.join();
        return follower.rejected();
    }

    private ExampleStore open() throws IOException {
        return ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
    }

    private static Topics topics(TestInfo test) {
        Topics topics = new Topics(test.getTestMethod().orElseThrow().getName().substring(0, 20) + ".");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            new TopicAdmin(admin, Duration.ofSeconds(20))
                    .createMissing(topics.settingsOf(topics.examples()), Optional.empty());
        }
        return topics;
    }

    private static void send(Producer<byte[], byte[]> producer, Topics topics, String id, byte[] tensor, String age) {
        var record = new ProducerRecord<>(
                topics.examples(),
                null,
                id.getBytes(StandardCharsets.UTF_8),
                tensor,
                List.of(new RecordHeader("spec", TENSOR.hash().getBytes(StandardCharsets.UTF_8))));
        if (age != null) {
            record.headers().add("age", age.getBytes(StandardCharsets.UTF_8));
        }
        producer.send(record);
    }

    private static Producer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                // One request at a time: into a topic that was only just created, an idempotent producer's second batch
                // may arrive before its first is taken, and is then refused until the delivery timeout.
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static byte[] tensor(int seed) {
        byte[] tensor = new byte[TENSOR.bytes()];
        new Random(seed).nextBytes(tensor);
        return tensor;
    }
}
