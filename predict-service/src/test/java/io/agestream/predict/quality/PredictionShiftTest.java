package io.agestream.predict.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agestream.model.age.AgeGroups;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionShiftTest {

    /** Half of them in each of the groups 0–9 and 10–19; the 25 is in none. */
    private static final Map<Integer, Integer> HALVES = Map.of(3, 20, 9, 30, 10, 50, 25, 1000);

    private final PredictionShift shift = new PredictionShift(AgeGroups.ofEdges(List.of(0, 10, 20)));

    @Test
    void shouldBeNoNumberWhenThereIsNothingToCompare() {
        // Given
        assertThat(shift.index()).isNaN();

        // When
        shift.live("v1", Map.of());
        shift.predicted("v1", new int[] {0});

        // Then: a manifest without the labels of its training
        assertThat(shift.index()).isNaN();
        assertThat(shift.samples()).isEqualTo(1);
    }

    @Test
    void shouldCompareTheLastPredictionsOfTheLiveModelWithItsTraining() {
        // Given
        shift.live("v1", HALVES);

        // When: 600 of group 1 push as many of group 0 out of the window
        shift.predicted("v1", filled(PredictionShift.WINDOW, 0));
        shift.predicted("v1", filled(600, 1));

        // Then: (0.6 - 0.5) * ln(0.6 / 0.5) + (0.4 - 0.5) * ln(0.4 / 0.5)
        assertThat(shift.samples()).isEqualTo(PredictionShift.WINDOW);
        assertThat(shift.index()).isCloseTo(0.040546510810816440, within(1e-12));
    }

    @Test
    void shouldBeginAnewWithASwapAndIgnoreWhatTheModelBeforePredictsStill() {
        // Given
        shift.live("v1", HALVES);
        shift.predicted("v1", filled(10, 0));

        // When
        shift.live("v2", HALVES);
        int atTheSwap = shift.samples();
        shift.predicted("v1", filled(10, 0));
        int afterTheLastOfV1 = shift.samples();
        shift.predicted("v2", new int[] {0, 1});

        // Then
        assertThat(atTheSwap).isZero();
        assertThat(afterTheLastOfV1).isZero();
        assertThat(shift.samples()).isEqualTo(2);
        assertThat(shift.index()).isZero();
    }

    private static int[] filled(int count, int group) {
        int[] groups = new int[count];
        Arrays.fill(groups, group);
        return groups;
    }
}
