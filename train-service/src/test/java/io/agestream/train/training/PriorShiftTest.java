package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.age.AgeReading;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PriorShiftTest {

    private static final AgeGroups GROUPS = AgeGroups.ofEdges(List.of(1, 3, 6, 9));
    /** 57 of the first group, 37 of the second, 3 of the third. */
    private static final int[] FOLD =
            IntStream.range(0, 97).map(i -> i < 57 ? 0 : i < 94 ? 1 : 2).toArray();

    /** 7 of the first group, 7 of the second, none of the third; with one more of each 8, 8 and 1 of 17. */
    private static final int[] ORDER =
            IntStream.concat(IntStream.range(0, 7), IntStream.range(60, 67)).toArray();

    @Test
    void shouldSayHowMuchMoreOftenASampleShowsAGroup() {
        // When
        float[] shift = PriorShift.of(new AgeReading(GROUPS, null), FOLD, ORDER);

        // Then
        assertThat(shift)
                .containsExactly(
                        new float[] {ln(8 / 17.0 / 0.58), ln(8 / 17.0 / 0.38), ln(1 / 17.0 / 0.04)}, within(1e-6f));
    }

    @Test
    void shouldSayTheSameOfAllYearsOfAGroupAndNothingOfOthers() {
        // When
        float[] shift = PriorShift.of(new AgeReading(GROUPS, new AgeRange(1, 10)), FOLD, ORDER);

        // Then
        float first = ln(8 / 17.0 / 0.58);
        float second = ln(8 / 17.0 / 0.38);
        float third = ln(1 / 17.0 / 0.04);
        assertThat(shift)
                .containsExactly(
                        new float[] {first, first, second, second, second, third, third, third, 0, 0}, within(1e-6f));
    }

    @Test
    void shouldShiftNothingWhenTheSampleIsTheFold() {
        assertThat(PriorShift.of(
                        new AgeReading(GROUPS, null),
                        FOLD,
                        IntStream.range(0, 97).toArray()))
                .containsExactly(0, 0, 0);
    }

    private static float ln(double value) {
        return (float) Math.log(value);
    }
}
