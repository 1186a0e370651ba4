package io.agestream.train.examples;

import static io.agestream.train.examples.StoreFolder.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.LabelledOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

    private StoreFolder folder;

    @BeforeEach
    void setUp(@TempDir Path directory) {
        folder = new StoreFolder(directory);
    }

    @Test
    void shouldGiveTheSameDataSetWhateverTheOrderOfArrival() throws IOException {
        // Given
        DataSet forwards;
        DataSet backwards;
        try (ExampleStore store = folder.open()) {
            for (int i = 0; i < 200; i++) {
                put(store, "id" + i, i, i % 110);
            }
            forwards = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        }
        try (ExampleStore store = ExampleStore.open(
                        folder.folder().resolve("b"), StoreFolder.IDENTITY, StoreFolder.MAX_AGE, StoreFolder.CLOCK)
                .store()) {
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
    void shouldSayOfAnExampleWhatItsIdSaysWhenTheStoreHasBeenOpenedAgain() throws IOException {
        // Given
        try (ExampleStore store = folder.open()) {
            put(store, "faces/30_1_2_20260101000000001.jpg", 1, 30);
            store.commit(Map.of(0, 2L));
        }
        float[] logits = {1, 0};

        // When
        DataSet data;
        try (ExampleStore store = folder.open()) {
            data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
        }

        // Then
        DataSet.Examples fold = data.training().size() == 1 ? data.training() : data.validation();
        assertThat(fold.labelled(0, logits))
                .isEqualTo(new LabelledOutput(
                        Digest.of(StoreFolder.tensor(1)).high(),
                        30,
                        logits,
                        Map.of("sex", "female", "ethnicity", "Asian")));
    }

    @Test
    void shouldCountTheTrainingExamplesByWholeYears() {
        // Given
        DataSet.Examples examples = new DataSet.Examples(
                new int[] {0, 1, 2, 3}, new int[4], new float[] {34, 34.9f, 35, 1}, new long[4], new byte[4]);

        // When
        Map<Integer, Integer> byYear = examples.byYear();

        // Then
        assertThat(byYear).isEqualTo(Map.of(1, 1, 34, 2, 35, 1));
    }
}
