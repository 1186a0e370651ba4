package io.agestream.train.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrefetchedBatchesTest {

    private static final int TENSOR_BYTES = 4;
    private static final int BATCH_SIZE = 3;

    @TempDir
    Path folder;

    private ExampleStore store;
    private DataSet.Examples examples;

    @BeforeEach
    void fill() throws Exception {
        store = ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", "spec", TENSOR_BYTES),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
        for (byte i = 0; i < 60; i++) {
            store.put(new byte[] {i}, new byte[] {i, i, i, i}, 30, 0, i);
        }
        examples = DataSet.of(store.snapshot(), AgeGroups.DEFAULT).training();
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void shouldGiveEachExampleInOrderWhenReadToTheEnd() {
        // Given
        int[] order = {5, 1, 4, 0, 2, 3, 6, 7};

        // When
        List<List<Integer>> batches = read(order, () -> {});

        // Then
        assertThat(batches).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(values(order));
    }

    @Test
    void shouldLeaveTheBatchInUseAloneWhenTheNextOneIsRead() {
        // Given
        int[] order = {0, 1, 2, 3, 4, 5};

        try (PrefetchedBatches batches = reader().batches(order, BatchChange.NONE)) {
            Batch first = batches.next().orElseThrow();
            List<Integer> before = contents(first);

            // When: the second has been read by the time it is there
            List<Integer> second = contents(batches.next().orElseThrow());

            // Then
            assertThat(before).containsExactlyElementsOf(values(new int[] {0, 1, 2}));
            assertThat(second).containsExactlyElementsOf(values(new int[] {3, 4, 5}));
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void shouldSayWhichExamplesABatchHoldsWhenOneIsErased() {
        // Given
        store.erase(new byte[] {values(new int[] {4}).get(0).byteValue()});

        try (PrefetchedBatches batches = reader().batches(new int[] {5, 4, 0}, BatchChange.NONE)) {
            // When
            Batch batch = batches.next().orElseThrow();

            // Then
            assertThat(batch.places()).containsExactly(5, 0);
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void shouldLeaveOutWhatIsErasedWhenItHasNotBeenReadYet() {
        // Given
        int[] order = {0, 1, 2, 3, 4, 5, 6, 7, 8};
        byte erased = values(new int[] {8}).get(0).byteValue();

        // When: two batches ahead of the one that is being prefetched
        List<List<Integer>> batches = read(order, () -> store.erase(new byte[] {erased}));

        // Then
        assertThat(batches).extracting(List::size).containsExactly(3, 3, 2);
        assertThat(batches.get(2)).doesNotContain((int) erased);
    }

    @Test
    void shouldGiveNothingWhenTheOrderIsEmpty() {
        try (PrefetchedBatches batches = reader().batches(new int[0], BatchChange.NONE)) {
            assertThat(batches.next()).isEmpty();
        }
    }

    /** @param atFirst runs while the first batch is in use */
    private List<List<Integer>> read(int[] order, Runnable atFirst) {
        List<List<Integer>> read = new ArrayList<>();
        try (PrefetchedBatches batches = reader().batches(order, BatchChange.NONE)) {
            for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                read.add(contents(batch.get()));
                if (read.size() == 1) {
                    atFirst.run();
                }
            }
        }
        return read;
    }

    private FoldReader reader() {
        return new FoldReader(store, examples, new BatchBuffers(BATCH_SIZE, TENSOR_BYTES));
    }

    /** The first byte of each tensor, which is its example's id. */
    private static List<Integer> contents(Batch batch) {
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            values.add((int) batch.tensors().get(i * TENSOR_BYTES));
        }
        return values;
    }

    /** The ids at these places, from the store itself. */
    private List<Integer> values(int[] order) {
        List<Integer> values = new ArrayList<>();
        for (int place : order) {
            ByteBuffer tensor = ByteBuffer.allocate(TENSOR_BYTES);
            assertThat(store.read(examples.slots()[place], tensor)).isTrue();
            values.add((int) tensor.get(0));
        }
        return values;
    }
}
