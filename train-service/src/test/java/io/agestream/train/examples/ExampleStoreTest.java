package io.agestream.train.examples;

import static io.agestream.train.examples.StoreFolder.ages;
import static io.agestream.train.examples.StoreFolder.bytes;
import static io.agestream.train.examples.StoreFolder.put;
import static io.agestream.train.examples.StoreFolder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.split.Fold;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExampleStoreTest {

    private StoreFolder folder;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        folder = new StoreFolder(directory);
    }

    @Test
    void shouldHoldWhatWasCommittedWhenOpenedAgain() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            put(store, "b", 2, 7.5);
            store.commit(Map.of(0, 2L, 5, 17L));
        }

        // When
        ExampleStore.Opened opened = folder.reopen();

        // Then
        try (ExampleStore store = opened.store()) {
            assertThat(opened.rebuilt()).isEmpty();
            assertThat(store.positions()).isEqualTo(Map.of(0, 2L, 5, 17L));
            assertThat(ages(store)).containsExactlyInAnyOrder(34.0, 7.5);
            for (Snapshot.Entry entry : store.snapshot().entries()) {
                assertThat(tensor(store, entry))
                        .isEqualTo(tensor(entry.description().age() == 34 ? 1 : 2));
            }
        }
    }

    @Test
    void shouldForgetWhatWasNotCommittedWhenOpenedAgain() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));
            put(store, "b", 2, 7);
        }

        // When
        try (ExampleStore store = folder.open()) {
            // Then
            assertThat(ages(store)).containsExactly(34.0);
            assertThat(store.positions()).isEqualTo(Map.of(0, 1L));
        }
    }

    @Test
    void shouldLeaveNoByteOfTheTensorWhenErased() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            put(store, "b", 2, 7);
            store.commit(Map.of(0, 2L));

            // When
            store.erase(bytes("a"));
            store.commit(Map.of(0, 3L));
        }

        // Then
        assertThat(indexOf(Files.readAllBytes(folder.file()), tensor(1))).isNegative();
        assertThat(indexOf(Files.readAllBytes(folder.file()), tensor(2))).isNotNegative();
        try (ExampleStore store = folder.open()) {
            assertThat(ages(store)).containsExactly(7.0);
        }
    }

    @Test
    void shouldKeepTheNewLabelOnlyWhenCorrected() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 1L));

            // When
            put(store, "a", 1, 43);
            store.commit(Map.of(0, 2L));

            // Then
            assertThat(ages(store)).containsExactly(43.0);
            assertThat(store.size()).isOne();
        }
        try (ExampleStore store = folder.open()) {
            assertThat(ages(store)).containsExactly(43.0);
        }
    }

    /** Whoever sends a data set once more, as a quickstart does that goes on, must not take an epoch's examples away. */
    @Test
    void shouldKeepAnExampleWhereItIsWhenTheSameComesAgain() throws IOException {
        try (ExampleStore store = folder.open()) {
            // Given
            put(store, "a", 1, 34);
            store.commit(Map.of(0, 2L));
            Snapshot.Entry entry = store.snapshot().entries().get(0);

            // When
            store.put(bytes("a"), tensor(1), 34, 0, 17);
            store.commit(Map.of(0, 18L));

            // Then
            assertThat(tensor(store, entry)).isEqualTo(tensor(1));
            assertThat(store.snapshot().entries()).containsExactly(entry);
            assertThat(store.countTrainingSince(Map.of(0, 2L), AgeGroups.DEFAULT))
                    .as("nothing new has come")
                    .isZero();
            assertThat(store.positions()).isEqualTo(Map.of(0, 18L));
        }
    }

    @Test
    void shouldKnowHowManyAreInEachFoldWhateverBecomesOfThem() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            for (int i = 0; i < 200; i++) {
                put(store, "a" + i, i, 34);
            }

            // When
            for (int i = 0; i < 100; i++) {
                put(store, "a" + i, 1000 + i, 35);
            }
            for (int i = 150; i < 200; i++) {
                store.erase(bytes("a" + i));
            }
            store.commit(Map.of(0, 350L));

            // Then
            assertFoldsAreCounted(store);
        }
        try (ExampleStore store = folder.open()) {
            assertFoldsAreCounted(store);
        }
    }

    private static void assertFoldsAreCounted(ExampleStore store) {
        DataSet data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        assertThat(store.size(Fold.VALIDATION))
                .isPositive()
                .isEqualTo(data.validation().size());
        assertThat(store.size(Fold.TRAINING))
                .isEqualTo(data.training().size())
                .isEqualTo(150 - store.size(Fold.VALIDATION));
    }

    @Test
    void shouldNotReadAnExampleThatWasErasedSinceTheSnapshot() throws IOException {
        try (ExampleStore store = folder.open()) {
            // Given
            put(store, "a", 1, 34);
            Snapshot.Entry entry = store.snapshot().entries().get(0);

            // When
            store.erase(bytes("a"));
            put(store, "b", 2, 7);

            // Then: the slot is neither readable nor already somebody else's
            assertThat(store.read(entry.slot(), ByteBuffer.allocate(StoreFolder.TENSOR_BYTES)))
                    .isFalse();
            assertThat(store.snapshot().entries().get(0).slot()).isNotEqualTo(entry.slot());
        }
    }

    @Test
    void shouldUseTheSlotsOfErasedExamplesAgain() throws IOException {
        try (ExampleStore store = folder.open()) {
            // When
            for (int i = 0; i < 5000; i++) {
                put(store, "a" + i, i, 34);
                store.erase(bytes("a" + i));
                store.snapshot();
            }
        }

        // Then
        assertThat(Files.size(folder.file())).isLessThan(2 * 1024 * (StoreFolder.TENSOR_BYTES + Slot.META_BYTES));
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
