package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.json.Json;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.age.AgeReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    private static final Offset<Double> ROUNDING = within(1e-6);
    private static final Evaluator EVALUATOR =
            new Evaluator(new AgeReading(AgeGroups.ofEdges(List.of(0, 10, 20, 30)), null));

    @Test
    void shouldJudgeByTheOneWhenThereIsOneExample() {
        // Given: half 0–9 (middle 4.5), a quarter each 10–19 (14.5) and 20–29 (24.5)
        List<LabelledOutput> examples = List.of(example(12, 0.5f, 0.25f, 0.25f));

        // When
        Evaluation evaluation = EVALUATOR.evaluate(examples, 1);

        // Then
        assertThat(evaluation.examples()).isEqualTo(1);
        assertThat(evaluation.outside()).isZero();
        assertThat(evaluation.accuracy().value()).isZero();
        assertThat(evaluation.oneOff().value()).isEqualTo(1);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(Math.log(4), ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(0.25 + 0.5625 + 0.0625, ROUNDING);
        assertThat(evaluation.calibration().expectedError()).isEqualTo(0.5, ROUNDING);
        assertThat(evaluation.macroF1()).isZero();
        assertThat(evaluation.confusion().counts())
                .containsExactly(List.of(0, 0, 0), List.of(1, 0, 0), List.of(0, 0, 0));
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(0, ROUNDING);
        assertThat(evaluation.withinFiveYears().value()).isEqualTo(1);
        assertThat(evaluation.byGroup()).extracting(Cell::examples).containsExactly(0, 1, 0);
        assertThat(evaluation.byGroup().get(0)).isEqualTo(new Cell("0-9", 0, null, null));
        assertThat(evaluation.worstServed()).isNull();
    }

    @Test
    void shouldCountTheExampleAndLeaveItOutWhenItsAgeIsOutsideAllGroups() {
        // Given
        List<LabelledOutput> examples = List.of(example(5, 1, 0, 0), example(30, 1, 0, 0));

        // When
        Evaluation evaluation = EVALUATOR.evaluate(examples, 1);

        // Then
        assertThat(evaluation.outside()).isEqualTo(1);
        assertThat(evaluation)
                .usingRecursiveComparison()
                .ignoringFields("outside")
                .isEqualTo(EVALUATOR.evaluate(examples.subList(0, 1), 1));
    }

    @Test
    void shouldStayFiniteWhenTheTrueGroupHasProbabilityZero() {
        // When
        Evaluation evaluation = EVALUATOR.evaluate(List.of(example(5, 0, 1, 0)), 1);

        // Then
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(-Math.log(1e-12), ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(2, ROUNDING);
    }

    @Test
    void shouldKeepWhatOtherAgesHaveWhenGroupsHoldNotAllYears() {
        // Given: the years 0 to 3; only 1 and 2 are in groups
        AgeReading reading = new AgeReading(AgeGroups.ofEdges(List.of(1, 2, 3)), new AgeRange(0, 3));

        // When
        Evaluation evaluation = new Evaluator(reading).evaluate(List.of(example(1, 0.5f, 0.3f, 0.2f, 0)), 1);

        // Then
        assertThat(evaluation.accuracy().value()).isEqualTo(1);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(-Math.log(0.3), ROUNDING);
        assertThat(evaluation.calibration().bins().get(4).examples()).isEqualTo(1);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(0.3, ROUNDING);
    }

    @Test
    void shouldNameTheLowestRecallWhenItsGroupHasThirtyExamples() {
        // Given: all of 29 wrong, 10 of 30 right, 20 of 30 right
        List<LabelledOutput> examples = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            if (i < 29) {
                examples.add(example(5, 0, 1, 0));
            }
            examples.add(i < 10 ? example(15, 0, 1, 0) : example(15, 1, 0, 0));
            examples.add(i < 20 ? example(25, 0, 0, 1) : example(25, 1, 0, 0));
        }

        // When
        Cell worst = EVALUATOR.evaluate(examples, 1).worstServed();

        // Then
        assertThat(worst).isNotNull();
        assertThat(worst.name()).isEqualTo("10-19");
        assertThat(worst.accuracy()).isEqualTo(Share.of(10, 30));
    }

    @Test
    void shouldBeTheSameWhenReadBackFromJson() {
        // Given
        Evaluation evaluation = new Evaluator(DrawnExamples.YEARS).evaluate(DrawnExamples.ofYears(), 1);

        // When
        Evaluation read = Json.read(Json.write(evaluation), Evaluation.class);

        // Then
        assertThat(read).isEqualTo(evaluation);
    }

    @Test
    void shouldPredictTheYoungestWhenGroupsAreEquallyProbable() {
        // When
        Evaluation evaluation = EVALUATOR.evaluate(List.of(example(25, 0.2f, 0.4f, 0.4f)), 1);

        // Then
        assertThat(evaluation.confusion().counts().get(2)).containsExactly(0, 1, 0);
    }

    @Test
    void shouldSayWhatIsWrongWhenNothingCanBeEvaluated() {
        assertThatThrownBy(() -> EVALUATOR.evaluate(List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are no examples to evaluate the model on");
        assertThatThrownBy(() -> EVALUATOR.evaluate(List.of(example(40, 1, 0, 0)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "None of the 1 examples is of an age in the groups 0-9, 10-19, 20-29, so there is nothing to "
                                + "evaluate the model on");
        assertThatThrownBy(() -> EVALUATOR.evaluate(List.of(example(5, 1, 0)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An example has 2 outputs, but the model 3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhenTheTemperatureIsNotAboveZero(double temperature) {
        assertThatThrownBy(() -> EVALUATOR.evaluate(List.of(example(5, 1, 0, 0)), temperature))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A temperature must be above 0, not " + temperature);
    }

    private static LabelledOutput example(double years, float... probabilities) {
        return LabelledOutput.ofProbabilities(1, years, probabilities, Map.of());
    }
}
