package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    @Test
    void shouldAverageTheOccurringGroupsWhenOneOccursNowhere() {
        // Given: sklearn.metrics.f1_score([0, 0, 1], [0, 1, 1], average="macro")
        ConfusionMatrix confusion = new ConfusionMatrix(List.of(List.of(1, 1, 0), List.of(0, 1, 0), List.of(0, 0, 0)));

        // When
        double macroF1 = confusion.macroF1();

        // Then
        assertThat(macroF1).isEqualTo(0.6666666, within(1e-6));
    }

    @Test
    void shouldCountAGroupAsZeroWhenItIsOnlyEverPredictedWrongly() {
        // Given: sklearn.metrics.f1_score([0, 0], [0, 2], average="macro")
        ConfusionMatrix confusion = new ConfusionMatrix(List.of(List.of(1, 0, 1), List.of(0, 0, 0), List.of(0, 0, 0)));

        // When
        double macroF1 = confusion.macroF1();

        // Then
        assertThat(macroF1).isEqualTo(0.3333333, within(1e-6));
    }
}
