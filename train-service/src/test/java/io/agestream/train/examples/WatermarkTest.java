package io.agestream.train.examples;

import static io.agestream.train.examples.StoreFolder.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.split.Fold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has come since a checkpoint. */
class WatermarkTest {

    private ExampleStore store;

    @BeforeEach
    void setUp(@TempDir Path directory) throws IOException {
        store = new StoreFolder(directory).open();
        store.put(bytes("a"), ofFold(Fold.TRAINING, 1), 30, 0, 10);
        store.put(bytes("b"), ofFold(Fold.TRAINING, 2), 30, 0, 11);
        store.put(bytes("c"), ofFold(Fold.TRAINING, 3), 30, 1, 3);
        store.commit(Map.of(0, 12L, 1, 4L));
    }

    @AfterEach
    void tearDown() throws IOException {
        store.close();
    }

    @Test
    void shouldBeWhatStandsAtOrBehindTheOffsets() {
        assertThat(since(Map.of(0, 11L))).isEqualTo(2);
        assertThat(since(Map.of(0, 11L, 1, 4L))).isEqualTo(1);
        assertThat(since(Map.of(0, 12L, 1, 4L))).isZero();
        assertThat(since(Map.of())).isEqualTo(3);
    }

    @Test
    void shouldNotCountWhatCannotBeLearntFrom() throws IOException {
        // When
        store.put(bytes("d"), ofFold(Fold.VALIDATION, 4), 30, 0, 12);
        store.put(bytes("e"), ofFold(Fold.TRAINING, 5), 120, 0, 13);
        store.commit(Map.of(0, 14L, 1, 4L));

        // Then
        assertThat(store.countTrainingSince(Map.of(0, 12L, 1, 4L), AgeGroups.DEFAULT))
                .isZero();
        assertThat(store.snapshot().slotsSince(Map.of(0, 12L, 1, 4L)).cardinality())
                .isEqualTo(2);
    }

    @Test
    void shouldTakeACorrectionForNewAndForgetWhatIsErased() throws IOException {
        // When
        store.put(bytes("a"), ofFold(Fold.TRAINING, 1), 31, 0, 12);
        store.put(bytes("d"), ofFold(Fold.TRAINING, 4), 30, 0, 13);
        store.erase(bytes("d"));
        store.commit(Map.of(0, 15L, 1, 4L));

        // Then
        assertThat(since(Map.of(0, 12L, 1, 4L))).isEqualTo(1);
    }

    @Test
    void shouldTakeAllOfAPartitionForNewWhenItEndsBeforeTheOffset() {
        assertThat(since(Map.of(0, 500L, 1, 4L))).isEqualTo(2);
        assertThat(since(Map.of(0, 500L, 1, 5L))).isEqualTo(3);
    }

    private int since(Map<Integer, Long> used) {
        int count = store.countTrainingSince(used, AgeGroups.DEFAULT);
        assertThat(store.snapshot().slotsSince(used).cardinality()).isEqualTo(count);
        return count;
    }

    /** The first tensor of this fold from a seed on that is its own. */
    private static byte[] ofFold(Fold fold, int seed) {
        return IntStream.iterate(1000 * seed, i -> i + 1)
                .mapToObj(StoreFolder::tensor)
                .filter(tensor -> Fold.of(tensor) == fold)
                .findFirst()
                .orElseThrow();
    }
}
