package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.model.split.Fold;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochStartTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RunPosition MIDST = new RunPosition(1, 10, "v1", Map.of(0, 3L), List.of());
    private static final RunPosition END = new RunPosition(2, 20, "v2", Map.of(0, 3L), List.of());

    @TempDir
    private Path folder;

    private ExampleStore store;
    private boolean caughtUp = true;
    private Instant lastArrival = NOW.minusSeconds(5);

    @BeforeEach
    void setUp() throws IOException {
        store = ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
        addExamples(0, 3);
    }

    @AfterEach
    void tearDown() throws IOException {
        store.close();
    }

    @Test
    void shouldBeginWhenThereAreEnoughExamplesAndNoMoreStreamIn() throws IOException {
        // Given
        assertThat(start(After.FOLLOW).isDue(RunPosition.START)).isFalse();

        // When
        addExamples(3, 4);

        // Then
        assertThat(start(After.FOLLOW).isDue(RunPosition.START)).isTrue();
        lastArrival = NOW.minusMillis(4_999);
        assertThat(start(After.FOLLOW).isDue(RunPosition.START)).isFalse();
        assertThat(start(After.FOLLOW).isDue(MIDST)).isTrue();
        caughtUp = false;
        assertThat(start(After.FOLLOW).isDue(MIDST)).isFalse();
    }

    @Test
    void shouldFollowWhenEnoughNewExamplesHaveComeAfterThePlan() throws IOException {
        // Given
        addExamples(3, 4);
        assertThat(start(After.FOLLOW).isDue(END)).isFalse();

        // When
        addExamples(4, 5);

        // Then
        assertThat(start(After.FOLLOW).isPlanned(END)).isFalse();
        assertThat(start(After.FOLLOW).isDue(END)).isTrue();
        assertThat(start(After.STOP).isDue(END)).isFalse();
    }

    @Test
    void shouldGoOnWaitingWhenWhatHasComeCannotBeLearntFrom() throws IOException {
        // When: for validation, or in no age group
        store.put(new byte[] {50}, tensor(Fold.VALIDATION, 50), 30, 0, 3);
        store.put(new byte[] {51}, tensor(Fold.VALIDATION, 51), 30, 0, 4);
        store.put(new byte[] {52}, tensor(Fold.TRAINING, 52), 120, 0, 5);
        store.put(new byte[] {53}, tensor(Fold.TRAINING, 53), 120, 0, 6);
        store.commit(Map.of(0, 7L));

        // Then
        assertThat(start(After.FOLLOW).isDue(END)).isFalse();
        addExamples(7, 9);
        assertThat(start(After.FOLLOW).isDue(END)).isTrue();
    }

    @Test
    void shouldNotBeginWithNothingToLearnFrom() throws IOException {
        // Given
        for (int i = 0; i < 3; i++) {
            store.erase(new byte[] {(byte) i});
        }

        // When
        for (int i = 3; i < 9; i++) {
            store.put(new byte[] {(byte) i}, tensor(Fold.TRAINING, i), 120, 0, i);
        }
        store.commit(Map.of(0, 9L));

        // Then
        assertThat(start(After.FOLLOW).isDue(RunPosition.START)).isFalse();
    }

    /** Two epochs, from four examples and five seconds of quiet on; then two new ones. */
    private EpochStart start(After after) {
        TrainingPlan plan = new TrainingPlan(
                Networks.named("tiny", 10),
                TENSOR,
                AgeGroups.DEFAULT,
                Recipe.plain(0.05f, 0, 32, 2, 1),
                4,
                Duration.ofSeconds(5),
                after,
                2);
        return new EpochStart(plan, store, new Stream(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void addExamples(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            byte[] tensor = tensor(Fold.TRAINING, i);
            store.put(new byte[] {(byte) i}, tensor, 30, 0, i);
        }
        store.commit(Map.of(0, (long) to));
    }

    /** Another one for each number. */
    private static byte[] tensor(Fold fold, int number) {
        byte[] tensor = new byte[TENSOR.bytes()];
        tensor[0] = (byte) number;
        while (Fold.of(tensor) != fold) {
            tensor[1]++;
        }
        return tensor;
    }

    private final class Stream implements ExampleStream {
        @Override
        public boolean isCaughtUp() {
            return caughtUp;
        }

        @Override
        public Instant lastArrival() {
            return lastArrival;
        }

        @Override
        public int rejected() {
            return 0;
        }
    }
}
