package io.agestream.train.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import io.agestream.model.age.AgeGroups;
import io.agestream.train.SharedBroker;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ExampleFollowerIT {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final SharedBroker BROKER = new SharedBroker();

    /**
     * What a follower did until it was stopped.
     *
     * @param rejected records that were no examples
     * @param read     records, good and bad
     */
    private record Followed(int rejected, int read) {}

    @TempDir
    private Path folder;

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @Test
    void shouldHonourTombstonesCorrectionsAndRejectWhatIsNoExample(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        try (Producer<byte[], byte[]> producer = BROKER.producer()) {
            send(producer, topics, "kept", tensor(1), "34");
            send(producer, topics, "corrected", tensor(2), "20");
            send(producer, topics, "erased", tensor(3), "40");
            send(producer, topics, "unlabelled", tensor(4), null);
            send(producer, topics, "short", new byte[10], "30");
            send(producer, topics, "corrected", tensor(2), "21");
            send(producer, topics, "erased", null, null);
        }

        // When
        try (ExampleStore store = open()) {
            CountingMetrics metrics = new CountingMetrics();
            Followed followed = follow(topics, store, 2, metrics);

            // Then: of 34 and 21 years
            assertThat(followed).isEqualTo(new Followed(2, 7));
            assertThat(metrics.counts).isEqualTo(Map.of("stored", 4, "erased", 1, "rejected", 2));
            assertThat(metrics.behind).as("looked at once a second").isNotNegative();
            assertThat(groups(store)).containsExactly(4, 6);
        }
    }

    @Test
    void shouldRejectATensorOfAnotherSpecification(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        try (Producer<byte[], byte[]> producer = BROKER.producer()) {
            ProducerRecord<byte[], byte[]> other = new ProducerRecord<>(topics.examples(), new byte[] {1}, tensor(2));
            other.headers()
                    .add("spec", "00000000".getBytes(StandardCharsets.UTF_8))
                    .add("age", "30".getBytes(StandardCharsets.UTF_8));
            producer.send(other);
            send(producer, topics, "good", tensor(3), "30");
        }

        // When
        Followed followed;
        try (ExampleStore store = open()) {
            followed = follow(topics, store, 1);
        }

        // Then
        assertThat(followed).isEqualTo(new Followed(1, 2));
    }

    @Test
    void shouldForgetAnExampleWhenItsNewRecordIsRejected(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        try (Producer<byte[], byte[]> producer = BROKER.producer()) {
            send(producer, topics, "other", tensor(1), "34");
            send(producer, topics, "relabelled", tensor(2), "21");
            send(producer, topics, "relabelled", tensor(2), "old");
        }

        // When
        try (ExampleStore store = open()) {
            Followed followed = follow(topics, store, 1);

            // Then
            assertThat(followed).isEqualTo(new Followed(1, 3));
            assertThat(groups(store)).containsExactly(6);
        }
    }

    @Test
    void shouldGoOnWhereItStoodWhenStartedAgainAndRebuildWhenTheFileIsLost(TestInfo test) throws Exception {
        // Given
        Topics topics = topics(test);
        String before;
        try (Producer<byte[], byte[]> producer = BROKER.producer()) {
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
            assertThat(follow(topics, store, 150).read()).isEqualTo(50);
            before = DataSet.of(store.snapshot(), AgeGroups.DEFAULT).fingerprint();
        }
        Files.delete(folder.resolve("store"));

        // Then
        try (ExampleStore store = open()) {
            assertThat(store.size()).isZero();
            assertThat(follow(topics, store, 150).read()).isEqualTo(150);
            assertThat(DataSet.of(store.snapshot(), AgeGroups.DEFAULT).fingerprint())
                    .isEqualTo(before);
        }
    }

    /** Until it is caught up, and holds so many. */
    private Followed follow(Topics topics, ExampleStore store, int size) throws InterruptedException {
        return follow(topics, store, size, FollowingMetrics.NONE);
    }

    private Followed follow(Topics topics, ExampleStore store, int size, FollowingMetrics metrics)
            throws InterruptedException {
        AtomicInteger read = new AtomicInteger();
        ExampleFollower follower = new ExampleFollower(
                BROKER.consumer("earliest", records -> read.addAndGet(records.count())),
                topics.examples(),
                TENSOR,
                store,
                metrics,
                Clock.systemUTC());
        Thread thread = new Thread(follower);
        thread.start();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> follower.isCaughtUp() && store.size() == size);
        follower.stop();
        thread.join();
        return new Followed(follower.rejected(), read.get());
    }

    private ExampleStore open() throws IOException {
        return ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
    }

    /** The age groups of all examples, ascending. */
    private static int[] groups(ExampleStore store) {
        DataSet data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        return IntStream.concat(
                        Arrays.stream(data.training().groups()),
                        Arrays.stream(data.validation().groups()))
                .sorted()
                .toArray();
    }

    private static Topics topics(TestInfo test) {
        return BROKER.topics(test, topics -> topics.settingsOf(topics.examples()));
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

    private static byte[] tensor(int seed) {
        byte[] tensor = new byte[TENSOR.bytes()];
        new Random(seed).nextBytes(tensor);
        return tensor;
    }

    /** Of the follower's thread, and of whoever has joined it. */
    private static final class CountingMetrics implements FollowingMetrics {

        private final Map<String, Integer> counts = new HashMap<>();
        private long behind = -1;

        @Override
        public void stored() {
            counts.merge("stored", 1, Integer::sum);
        }

        @Override
        public void erased() {
            counts.merge("erased", 1, Integer::sum);
        }

        @Override
        public void rejected() {
            counts.merge("rejected", 1, Integer::sum);
        }

        @Override
        public void behind(long records) {
            behind = records;
        }
    }
}
