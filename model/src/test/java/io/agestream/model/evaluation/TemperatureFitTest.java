package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Values by scikit-learn and SciPy: src/test/golden/make_evaluation_golden.py. */
class TemperatureFitTest {

    @Test
    void shouldFindTheTemperatureOfSciPyWhenOutputsStandForGroups() {
        // When
        TemperatureFit fit = new Evaluator(DrawnExamples.GROUPS).fitTemperature(DrawnExamples.ofGroups());

        // Then
        assertFit(fit, 1.207574, 300, 1.267301, 281, 1.146558);
        assertThat(fit.crossFitted().negativeLogLikelihood()).isEqualTo(1.014535, within(1e-4));
        assertThat(fit.crossFitted().brier()).isEqualTo(0.507318, within(1e-4));
        assertThat(fit.crossFitted().calibration().expectedError()).isEqualTo(0.054509, within(1e-4));
    }

    @Test
    void shouldFindTheTemperatureOfSciPyWhenOutputsStandForYears() {
        // When
        TemperatureFit fit = new Evaluator(DrawnExamples.YEARS).fitTemperature(DrawnExamples.ofYears());

        // Then
        assertFit(fit, 0.535294, 299, 0.500189, 274, 0.573331);
        assertThat(fit.crossFitted().negativeLogLikelihood()).isEqualTo(0.567008, within(1e-4));
        assertThat(fit.crossFitted().brier()).isEqualTo(0.275175, within(1e-4));
        assertThat(fit.crossFitted().calibration().expectedError()).isEqualTo(0.057919, within(1e-4));
    }

    @Test
    void shouldFindThreeTimesTheTemperatureWhenLogitsAreThreeTimesAsLarge() {
        // Given
        Evaluator evaluator = new Evaluator(DrawnExamples.YEARS);
        List<LabelledOutput> examples = DrawnExamples.ofYears();
        List<LabelledOutput> louder = new ArrayList<>();
        for (LabelledOutput example : examples) {
            float[] logits = example.logits().clone();
            for (int i = 0; i < logits.length; i++) {
                logits[i] *= 3;
            }
            louder.add(new LabelledOutput(example.hash(), example.years(), logits, Map.of()));
        }

        // When
        TemperatureFit fit = evaluator.fitTemperature(louder);

        // Then
        TemperatureFit quiet = evaluator.fitTemperature(examples);
        assertThat(fit.temperature() / quiet.temperature()).isEqualTo(3, within(1e-3));
        assertThat(fit.crossFitted().negativeLogLikelihood())
                .isEqualTo(quiet.crossFitted().negativeLogLikelihood(), within(1e-5));
    }

    @Test
    void shouldStopAtTheLowestWhenEveryExampleIsRight() {
        // Given
        List<LabelledOutput> examples = LongStream.range(0, 20)
                .mapToObj(id -> new LabelledOutput(id, 3, new float[] {0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0}, Map.of()))
                .toList();

        // When
        TemperatureFit fit = new Evaluator(DrawnExamples.GROUPS).fitTemperature(examples);

        // Then
        assertThat(fit.temperature()).isEqualTo(TemperatureFit.LOWEST, within(1e-3));
    }

    @Test
    void shouldHalveWhenHashesAreAllMultiplesOfTen() {
        // When
        long first = LongStream.range(0, 10_000)
                .filter(i -> TemperatureFitter.isInFirstHalf(10 * i))
                .count();

        // Then: five standard deviations
        assertThat(first).isBetween(4750L, 5250L);
    }

    @Test
    void shouldBeTheSameWhenReadBackFromJson() {
        // Given
        TemperatureFit fit = new Evaluator(DrawnExamples.GROUPS).fitTemperature(DrawnExamples.ofGroups());

        // When
        TemperatureFit read = Json.read(Json.write(fit), TemperatureFit.class);

        // Then
        assertThat(read).isEqualTo(fit);
    }

    @Test
    void shouldSayWhatIsMissingWhenOneHalfIsEmpty() {
        // Given
        List<LabelledOutput> one = DrawnExamples.ofGroups().subList(0, 1);

        // When / Then
        assertThatThrownBy(() -> new Evaluator(DrawnExamples.GROUPS).fitTemperature(one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("A temperature is fitted on one half of the examples and tried on the other, "
                        + "but they split into (0 and 1|1 and 0)");
        assertThatThrownBy(() -> new Evaluator(DrawnExamples.GROUPS).fitTemperature(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are no examples to evaluate the model on");
    }

    private static void assertFit(
            TemperatureFit fit, double ofAll, int first, double ofFirst, int second, double ofSecond) {
        assertThat(fit.temperature()).isEqualTo(ofAll, within(1e-3));
        assertThat(fit.crossFitted().temperature()).isEqualTo(fit.temperature());
        assertThat(fit.halves()).extracting(TemperatureFit.Half::examples).containsExactly(first, second);
        assertThat(fit.halves().get(0).temperature()).isEqualTo(ofFirst, within(1e-3));
        assertThat(fit.halves().get(1).temperature()).isEqualTo(ofSecond, within(1e-3));
    }
}
