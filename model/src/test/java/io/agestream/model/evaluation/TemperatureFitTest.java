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
        assertThat(fit.temperature()).isEqualTo(1.267301, within(1e-3));
        assertThat(fit.fitted()).isEqualTo(300);
        assertThat(fit.reported()).isEqualTo(281);
        assertThat(fit.before().negativeLogLikelihood()).isEqualTo(0.994112, within(1e-6));
        assertThat(fit.before().calibration().expectedError()).isEqualTo(0.095917, within(1e-6));
        assertThat(fit.after().negativeLogLikelihood()).isEqualTo(0.990049, within(1e-4));
        assertThat(fit.after().calibration().expectedError()).isEqualTo(0.081821, within(1e-4));
    }

    @Test
    void shouldFindTheTemperatureOfSciPyWhenOutputsStandForYears() {
        // When
        TemperatureFit fit = new Evaluator(DrawnExamples.YEARS).fitTemperature(DrawnExamples.ofYears());

        // Then
        assertThat(fit.temperature()).isEqualTo(0.500189, within(1e-3));
        assertThat(fit.fitted()).isEqualTo(299);
        assertThat(fit.reported()).isEqualTo(274);
        assertThat(fit.before().negativeLogLikelihood()).isEqualTo(0.723634, within(1e-6));
        assertThat(fit.before().calibration().expectedError()).isEqualTo(0.189948, within(1e-6));
        assertThat(fit.after().negativeLogLikelihood()).isEqualTo(0.644183, within(1e-4));
        assertThat(fit.after().calibration().expectedError()).isEqualTo(0.047717, within(1e-4));
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
        assertThat(fit.after().negativeLogLikelihood()).isEqualTo(quiet.after().negativeLogLikelihood(), within(1e-5));
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
        long fitted = LongStream.range(0, 10_000)
                .filter(i -> TemperatureFitter.isFitted(10 * i))
                .count();

        // Then: five standard deviations
        assertThat(fitted).isBetween(4750L, 5250L);
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
}
