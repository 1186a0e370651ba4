package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AssessmentTest {

    private static final Evaluator EVALUATOR = new Evaluator(DrawnExamples.YEARS);

    @Test
    void shouldTellTheFiguresAtTheFittedTemperatureWhenTheHalvesHelpEachOther() {
        // When
        Assessment assessment = EVALUATOR.assessAndFit(DrawnExamples.ofYears());

        // Then
        TemperatureFit fit = EVALUATOR.fitTemperature(DrawnExamples.ofYears());
        assertThat(assessment.temperatureFit()).isEqualTo(fit);
        assertThat(assessment.tempered()).isEqualTo(fit.crossFitted());
        assertThat(assessment.figures()).isEqualTo(EVALUATOR.evaluate(DrawnExamples.ofYears(), fit.temperature()));
        assertThat(assessment.untempered().temperature()).isEqualTo(1);
        assertThat(assessment.untempered().calibration())
                .isEqualTo(EVALUATOR.evaluate(DrawnExamples.ofYears(), 1).calibration());
        assertThat(assessment.subgroups())
                .containsExactly(
                        EVALUATOR.subgroups("origin", DrawnExamples.ofYears(), fit.temperature()),
                        EVALUATOR.subgroups("sex", DrawnExamples.ofYears(), fit.temperature()));
        assertThat(assessment.line())
                .matches("validation · one-off 0\\.9\\d+ · MAE 1\\.\\d\\d years · CS@5 0\\.9\\d+ · macro-F1 0\\.6\\d+ ·"
                        + " Brier 0\\.\\d+ · ECE 0\\.2022 → 0\\.0579 at temperature 0\\.535 ·"
                        + " worst 1-5: 0\\.\\d{4} of 34");
    }

    @Test
    void shouldStayAtOneWhenAHalfHasFewerExamplesThanSaySomething() {
        // Given
        List<LabelledOutput> few = DrawnExamples.ofYears().subList(0, 50);

        // When
        Assessment assessment = EVALUATOR.assessAndFit(few);

        // Then
        assertThat(assessment.temperatureFit()).isNull();
        assertThat(assessment.figures()).isEqualTo(EVALUATOR.evaluate(few, 1));
        assertThat(assessment.line()).contains("· ECE 0.").doesNotContain("temperature");
    }

    @Test
    void shouldStayAtOneWhenTheSearchEndsAtItsEnd() {
        // Given: always right, so that the likelihood has no maximum
        List<LabelledOutput> right = IntStream.range(0, 200)
                .mapToObj(id -> new LabelledOutput(id, 3, new float[] {0.5f, 0, 0, 0, 0, 0, 0, 0, 0, 0}, Map.of()))
                .toList();

        // When
        Assessment assessment = new Evaluator(DrawnExamples.GROUPS).assessAndFit(right);

        // Then
        assertThat(assessment.temperatureFit()).isNotNull();
        assertThat(assessment.figures().temperature()).isEqualTo(1);
    }

    @Test
    void shouldNotServeATemperatureWhenTheHalvesMakeEachOtherLessLikely() {
        // Given
        Calibration calibration = EVALUATOR.evaluate(DrawnExamples.ofYears(), 1).calibration();
        Sureness likely = new Sureness(1, 0.5, 0.3, calibration);
        Sureness unlikely = new Sureness(1, 0.6, 0.3, calibration);
        List<TemperatureFit.Half> halves = List.of(new TemperatureFit.Half(50, 1.3), new TemperatureFit.Half(50, 1.5));

        // When / Then
        assertThat(new TemperatureFit(1.4, halves, unlikely).toServe(likely)).isEqualTo(1);
        assertThat(new TemperatureFit(1.4, halves, likely).toServe(unlikely)).isEqualTo(1.4);
    }

    @Test
    void shouldNotFitWhenTheModelHasItsTemperature() {
        // When
        Assessment assessment = EVALUATOR.assess(DrawnExamples.ofYears(), 2.5);

        // Then
        assertThat(assessment.temperatureFit()).isNull();
        assertThat(assessment.figures()).isEqualTo(EVALUATOR.evaluate(DrawnExamples.ofYears(), 2.5));
        assertThat(assessment.line()).contains("ECE 0.2022 → 0.4029 at temperature 2.500");
    }

    @Test
    void shouldBeTheSameWhenReadBackFromJson() {
        // Given
        Assessment assessment = EVALUATOR.assessAndFit(DrawnExamples.ofYears());

        // When
        Assessment read = Json.read(Json.write(assessment), Assessment.class);

        // Then
        assertThat(read).isEqualTo(assessment);
    }
}
