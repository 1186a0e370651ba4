package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {

    private final AgeReading reading = new AgeReading(AgeGroups.ofEdges(List.of(1, 5, 9, 13)), null);

    @Test
    void shouldCountARowAsCorrectWhenItIsLargestAtItsGroup() {
        assertThat(Accuracy.correct(reading, new float[] {1, 2, 3, 3, 2, 1}, new int[] {2, 1}))
                .isEqualTo(1);
    }

    @Test
    void shouldTakeTheFirstGroupWhenTwoAreLargest() {
        assertThat(Accuracy.correct(reading, new float[] {1, 3, 3}, new int[] {1}))
                .isEqualTo(1);
        assertThat(Accuracy.correct(reading, new float[] {1, 3, 3}, new int[] {2}))
                .isZero();
    }
}
