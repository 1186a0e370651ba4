package io.agestream.train.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.recipe.Recipe;
import io.agestream.model.recipe.Recipes;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EpochSampleTest {

    /** 900 of group 0, 90 of group 3, 10 of group 5; nobody in between. */
    private static final int[] GROUPS = IntStream.range(0, 1000)
            .map(i -> i % 100 == 0 ? 5 : i % 10 == 0 ? 3 : 0)
            .toArray();

    @Test
    void shouldShuffleAllOfThemWhenNotBalanced() {
        // When
        EpochSample sample = EpochSample.planned(GROUPS, recipe(Map.of()), 3);

        // Then
        assertThat(sample.order()).isEqualTo(Shuffle.order(1000, 7, 3));
        assertThat(sample.newExamples()).isZero();
        assertThat(sample.replayed()).isZero();
    }

    @Test
    void shouldShowEachGroupEquallyOftenWhenBalanced() {
        // When
        EpochSample sample = EpochSample.planned(GROUPS, recipe(Map.of("balance", "1")), 3);

        // Then
        int[] timesOfGroup = new int[6];
        int[] timesOfPlace = new int[1000];
        Arrays.stream(sample.order()).forEach(place -> {
            timesOfGroup[GROUPS[place]]++;
            timesOfPlace[place]++;
        });
        assertThat(timesOfGroup).containsExactly(334, 0, 0, 333, 0, 333);
        // Within a group nobody comes again before all others have come as often.
        for (int i = 0; i < 1000; i++) {
            assertThat(timesOfPlace[i])
                    .isIn(
                            GROUPS[i] == 0
                                    ? new Integer[] {0, 1}
                                    : GROUPS[i] == 3 ? new Integer[] {3, 4} : new Integer[] {33, 34});
        }
        assertThat(EpochSample.planned(GROUPS, recipe(Map.of("balance", "1")), 3)
                        .order())
                .isEqualTo(sample.order());
        assertThat(EpochSample.planned(GROUPS, recipe(Map.of("balance", "1")), 4)
                        .order())
                .isNotEqualTo(sample.order());
    }

    @Test
    void shouldMixEachNewExampleWithABalancedReservoirOfTheOld() {
        // When: the last 200 are new
        EpochSample sample = EpochSample.continual(GROUPS, place -> place >= 800, recipe(Map.of()), 21);

        // Then
        assertThat(sample.newExamples()).isEqualTo(200);
        assertThat(sample.replayed()).isEqualTo(200);
        assertThat(places(sample, 800, 1000))
                .containsExactly(IntStream.range(800, 1000).toArray());
        int[] old = places(sample, 0, 800);
        assertThat(old).doesNotHaveDuplicates();
        assertThat(Arrays.stream(old).filter(place -> GROUPS[place] == 5)).hasSize(8);
        assertThat(Arrays.stream(old).filter(place -> GROUPS[place] == 3)).hasSize(72);
        assertThat(Arrays.stream(old).filter(place -> GROUPS[place] == 0)).hasSize(120);
        for (int batch = 0; batch < 400; batch += 32) {
            int end = Math.min(400, batch + 32);
            assertThat(Arrays.stream(sample.order(), batch, end).filter(place -> place >= 800))
                    .as("new examples in the batch from %d on", batch)
                    .hasSize((end - batch) / 2);
        }
    }

    @Test
    void shouldDrawTheSameReservoirAgainWhenResumedAndAnotherInTheNextEpoch() {
        // Given
        Recipe recipe = recipe(Map.of());

        // When
        EpochSample sample = EpochSample.continual(GROUPS, place -> place >= 800, recipe, 21);

        // Then
        assertThat(EpochSample.continual(GROUPS, place -> place >= 800, recipe, 21)
                        .order())
                .isEqualTo(sample.order());
        assertThat(places(EpochSample.continual(GROUPS, place -> place >= 800, recipe, 22), 0, 800))
                .isNotEqualTo(places(sample, 0, 800));
    }

    @Test
    void shouldReplayTheOldOnesAgainAndAgainWhenThereAreMoreNewOnes() {
        // When
        EpochSample sample = EpochSample.continual(GROUPS, place -> place >= 100, recipe(Map.of()), 21);

        // Then
        assertThat(sample.newExamples()).isEqualTo(900);
        assertThat(places(sample, 0, 100))
                .containsExactly(IntStream.range(0, 900).map(i -> i / 9).toArray());
    }

    @Test
    void shouldReplayNothingWhenThereIsNothingOldOrNothingIsWanted() {
        assertThat(EpochSample.continual(GROUPS, place -> true, recipe(Map.of()), 21))
                .satisfies(sample -> assertThat(sample.replayed()).isZero())
                .satisfies(sample -> assertThat(sample.size()).isEqualTo(1000));
        assertThat(EpochSample.continual(GROUPS, place -> place >= 800, recipe(Map.of("replay", "0")), 21))
                .satisfies(sample -> assertThat(sample.replayed()).isZero())
                .satisfies(sample -> assertThat(sample.size()).isEqualTo(200));
        assertThat(EpochSample.continual(GROUPS, place -> false, recipe(Map.of()), 21)
                        .size())
                .isZero();
    }

    @Test
    void shouldReplayAsManyAsTheRecipeSays() {
        assertThat(EpochSample.continual(GROUPS, place -> place >= 800, recipe(Map.of("replay", "0.75")), 21)
                        .replayed())
                .isEqualTo(600);
    }

    private static int[] places(EpochSample sample, int from, int to) {
        return Arrays.stream(sample.order())
                .filter(place -> place >= from && place < to)
                .sorted()
                .toArray();
    }

    private static Recipe recipe(Map<String, String> overrides) {
        return Recipes.named("article", overrides, 7);
    }
}
