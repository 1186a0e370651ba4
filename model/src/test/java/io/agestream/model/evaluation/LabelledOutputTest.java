package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelledOutputTest {

    private static final AgeReading READING = new AgeReading(AgeGroups.ofEdges(List.of(0, 10, 20, 30)), null);

    @Test
    void shouldGiveTheProbabilitiesBackWhenMadeFromProbabilities() {
        // Given
        float[] probabilities = {0.2f, 0f, 0.8f};

        // When
        LabelledOutput example = LabelledOutput.ofProbabilities(1, 5, probabilities, Map.of());

        // Then
        assertThat(Outcome.of(READING, example, 0, 1).probabilities())
                .containsExactly(new float[] {0.2f, 0f, 0.8f}, within(1e-6f));
    }

    @Test
    void shouldStayAtZeroAtAnyTemperatureWhenAProbabilityIsZero() {
        // Given
        LabelledOutput example = LabelledOutput.ofProbabilities(1, 5, new float[] {0.2f, 0f, 0.8f}, Map.of());

        // When: at temperature 2, square roots: 1 to 2
        float[] probabilities = Outcome.of(READING, example, 0, 2).probabilities();

        // Then
        assertThat(probabilities).containsExactly(new float[] {1 / 3f, 0f, 2 / 3f}, within(1e-6f));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhenTheTrueAgeIsNone(double years) {
        assertThatThrownBy(() -> new LabelledOutput(1, years, new float[] {1}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A true age must be 0 years or more, not ");
    }

    @Test
    void shouldRefuseWhenLogitsHaveNoSoftmax() {
        assertThatThrownBy(() -> new LabelledOutput(1, 5, new float[] {1, Float.NaN, 2}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The largest logit must be a finite number, not NaN");
        assertThatThrownBy(() -> new LabelledOutput(1, 5, new float[0], Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LabelledOutput.ofProbabilities(1, 5, new float[] {0, 0}, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
