package io.agestream.train.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleStoreTest {

    private static final StoreIdentity IDENTITY = new StoreIdentity("cluster", "topic", "spec", 256);
    private static final Duration MAX_AGE = Duration.ofDays(6);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path file;
    private Clock clock;

    @BeforeEach
    void setUp() {
        file = folder.resolve("examples.store");
        clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void shouldHoldWhatWasCommittedWhenOpenedAgain() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            put(store, "b", 2, 7.5);
            store.commit(Map.of(0, 2L, 5, 17L));
        }

        // When
        ExampleStore.Opened opened = ExampleStore.open(file, IDENTITY, MAX_AGE, clock);

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt()).isEmpty();
            assertThat(store.positions()).isEqualTo(Map.of(0, 2L, 5, 17L));
            assertThat(ages(store)).containsExactlyInAnyOrder(34.0, 7.5);
            for (ExampleStore.Entry entry : store.snapshot().entries()) {
                assertThat(tensor(store, entry))
                        .isEqualTo(tensor(entry.description().age() == 34 ? 1 : 2));
            }
        }
    }

    @Test
    void shouldForgetWhatWasNotCommittedWhenOpenedAgain() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
            put(store, "b", 2, 7);
        }

        // When
        try (ExampleStore store = open()) {
            // Then
            assertThat(ages(store)).containsExactly(34.0);
            assertThat(store.positions()).isEqualTo(Map.of(0, 1L));
        }
    }

    @Test
    void shouldLeaveNoByteOfTheTensorWhenErased() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            put(store, "b", 2, 7);
            store.commit(Map.of(0, 2L));

            // When
            store.erase(bytes("a"));
            store.commit(Map.of(0, 3L));
        }

        // Then
        assertThat(indexOf(Files.readAllBytes(file), tensor(1))).isNegative();
        assertThat(indexOf(Files.readAllBytes(file), tensor(2))).isNotNegative();
        try (ExampleStore store = open()) {
            assertThat(ages(store)).containsExactly(7.0);
        }
    }

    @Test
    void shouldKeepTheNewLabelOnlyWhenCorrected() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));

            // When
            put(store, "a", 1, 43);
            store.commit(Map.of(0, 2L));

            // Then
            assertThat(ages(store)).containsExactly(43.0);
            assertThat(store.size()).isOne();
        }
        try (ExampleStore store = open()) {
            assertThat(ages(store)).containsExactly(43.0);
        }
    }

    @Test
    void shouldNotReadAnExampleThatWasErasedSinceTheSnapshot() throws IOException {
        try (ExampleStore store = open()) {
            // Given
            put(store, "a", 1, 34);
            ExampleStore.Entry entry = store.snapshot().entries().get(0);

            // When
            store.erase(bytes("a"));
            put(store, "b", 2, 7);

            // Then: the slot is neither readable nor already somebody else's
            assertThat(store.read(entry.slot(), ByteBuffer.allocate(256))).isFalse();
            assertThat(store.snapshot().entries().get(0).slot()).isNotEqualTo(entry.slot());
        }
    }

    @Test
    void shouldUseTheSlotsOfErasedExamplesAgain() throws IOException {
        try (ExampleStore store = open()) {
            // When
            for (int i = 0; i < 5000; i++) {
                put(store, "a" + i, i, 34);
                store.erase(bytes("a" + i));
                store.snapshot();
            }
        }

        // Then
        assertThat(Files.size(file)).isLessThan(2 * 1024 * (256 + Slot.META_BYTES));
    }

    @Test
    void shouldBeRebuiltWhenAByteHasChanged() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {99}), SlotFile.HEADER_BYTES + 100);
        }

        // When
        ExampleStore.Opened opened = ExampleStore.open(file, IDENTITY, MAX_AGE, clock);

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("damaged"));
            assertThat(store.size()).isZero();
            assertThat(store.positions()).isEmpty();
        }
    }

    @Test
    void shouldGoOnWithTheOlderCommitWhenKilledWhileWritingTheNewerOne() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
            put(store, "b", 2, 7);
            store.commit(Map.of(0, 2L));
        }
        // The commits are the new store's empty one, {0=1}, {0=2}: the third stands where the first stood.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {99}), 2 * 4096 + 20);
        }

        // When
        ExampleStore.Opened opened = ExampleStore.open(file, IDENTITY, MAX_AGE, clock);

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt()).isEmpty();
            assertThat(store.positions()).isEqualTo(Map.of(0, 1L));
            assertThat(ages(store)).containsExactly(34.0);
        }
    }

    @Test
    void shouldBeRebuiltWhenItIsOfAnotherTopicOrTooOldOrCutOff() throws IOException {
        // Given
        try (ExampleStore store = open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
        }
        Path copy = folder.resolve("copy");
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(7)), ZoneOffset.UTC);
        StoreIdentity other = new StoreIdentity("cluster", "recreated", "spec", 256);

        // Then
        Files.copy(file, copy);
        assertThat(rebuilt(copy, other, clock)).contains("another cluster, topic");
        Files.delete(copy);
        Files.copy(file, copy);
        assertThat(rebuilt(copy, IDENTITY, later)).contains("erasures before");
        Files.delete(copy);
        Files.copy(file, copy);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.truncate(SlotFile.HEADER_BYTES + 1000);
        }
        assertThat(rebuilt(copy, IDENTITY, clock)).contains("cut off");
    }

    @Test
    void shouldCountWhatCameSinceTheOffsets() throws IOException {
        try (ExampleStore store = open()) {
            store.put(bytes("a"), tensor(1), 30, 0, 10);
            store.put(bytes("b"), tensor(2), 30, 0, 11);
            store.put(bytes("c"), tensor(3), 30, 1, 3);

            assertThat(store.countSince(Map.of(0, 11L))).isEqualTo(2);
            assertThat(store.countSince(Map.of())).isEqualTo(3);
        }
    }

    @Test
    void shouldGiveTheSameDataSetWhateverTheOrderOfArrival() throws IOException {
        // Given
        DataSet forwards;
        DataSet backwards;
        try (ExampleStore store = open()) {
            for (int i = 0; i < 200; i++) {
                put(store, "id" + i, i, i % 110);
            }
            forwards = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        }
        try (ExampleStore store =
                ExampleStore.open(folder.resolve("b"), IDENTITY, MAX_AGE, clock).store()) {
            for (int i = 199; i >= 0; i--) {
                put(store, "id" + i, i, 50);
                put(store, "id" + i, i, i % 110);
            }

            // When
            backwards = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        }

        // Then: ages 0 (twice) and 101 to 109 are in no group
        assertThat(backwards.fingerprint()).isEqualTo(forwards.fingerprint());
        assertThat(backwards.training().groups()).isEqualTo(forwards.training().groups());
        assertThat(forwards.outsideRanges()).isEqualTo(11);
        assertThat(forwards.training().size() + forwards.validation().size()).isEqualTo(189);
        assertThat(forwards.validation().size()).isBetween(8, 35);
    }

    @Test
    void shouldPutEqualTensorsIntoTheSameFold() {
        assertThat(Fold.of(Digest.of(tensor(1)))).isEqualTo(Fold.of(Digest.of(tensor(1))));
        // printf '' | sha256sum: e3b0c44298fc1c14…; python3: 0xe3b0c44298fc1c14 % 10 == 2
        assertThat(Digest.of(new byte[0]).high()).isEqualTo(0xe3b0c44298fc1c14L);
        assertThat(Fold.of(Digest.of(new byte[0]))).isEqualTo(Fold.TRAINING);
        // 18446744073709551610 as an unsigned number ends in 0
        assertThat(Fold.of(new Digest(-6, 0))).isEqualTo(Fold.VALIDATION);
    }

    private String rebuilt(Path path, StoreIdentity identity, Clock at) throws IOException {
        ExampleStore.Opened opened = ExampleStore.open(path, identity, MAX_AGE, at);
        opened.store().close();
        return opened.rebuilt().orElseThrow();
    }

    private ExampleStore open() throws IOException {
        return ExampleStore.open(file, IDENTITY, MAX_AGE, clock).store();
    }

    private static void put(ExampleStore store, String id, int seed, double age) throws IOException {
        store.put(bytes(id), tensor(seed), age, 0, seed);
    }

    private static List<Double> ages(ExampleStore store) {
        return store.snapshot().entries().stream()
                .map(e -> e.description().age())
                .toList();
    }

    private static byte[] tensor(ExampleStore store, ExampleStore.Entry entry) {
        ByteBuffer buffer = ByteBuffer.allocate(256);
        assertThat(store.read(entry.slot(), buffer)).isTrue();
        return buffer.array();
    }

    private static byte[] tensor(int seed) {
        byte[] tensor = new byte[256];
        new Random(seed).nextBytes(tensor);
        return tensor;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] whole, byte[] part) {
        outer:
        for (int i = 0; i <= whole.length - part.length; i++) {
            for (int k = 0; k < part.length; k++) {
                if (whole[i + k] != part[k]) {
                    continue outer;
                }
            }
            return i;
        }
        return -1;
    }
}
