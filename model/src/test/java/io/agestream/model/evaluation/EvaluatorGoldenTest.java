package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values by scikit-learn and SciPy: src/test/golden/make_evaluation_golden.py. */
class EvaluatorGoldenTest {

    private static final Offset<Double> ROUNDING = within(1e-6);

    /** Probabilities are floats, and ages a hundred times as large. */
    private static final Offset<Double> YEARS = within(1e-5);

    @Test
    void shouldGiveTheFiguresOfScikitLearnWhenOutputsStandForGroups() {
        // When
        Evaluation evaluation = new Evaluator(DrawnExamples.GROUPS).evaluate(DrawnExamples.ofGroups(), 1);

        // Then
        assertThat(evaluation.examples()).isEqualTo(581);
        assertThat(evaluation.outside()).isEqualTo(19);
        assertShare(evaluation.accuracy(), 343, 581, 0.549908, 0.629628);
        assertShare(evaluation.oneOff(), 530, 581, 0.88642, 0.932606);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(1.027081, ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(0.516714, ROUNDING);
        assertThat(evaluation.macroF1()).isEqualTo(0.470639, ROUNDING);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(4.894907, YEARS);
        assertShare(evaluation.withinFiveYears(), 338, 581, 0.541238, 0.6212);
        assertThat(evaluation.calibration().expectedError()).isEqualTo(0.096717, ROUNDING);
        assertChance(evaluation.calibration().byChance(), 0.0457, 0.0297, 0.0634);
        assertThat(evaluation.calibration().bins())
                .extracting(Calibration.Bin::examples)
                .containsExactly(0, 0, 0, 9, 22, 25, 46, 51, 56, 55, 65, 60, 37, 53, 102);
        assertFigures(
                evaluation.calibration().bins().stream().map(Calibration.Bin::confidence),
                0.241189,
                0.306401,
                0.368588,
                0.431589,
                0.501762,
                0.565206,
                0.63136,
                0.704228,
                0.765814,
                0.830615,
                0.900951,
                0.970985);
        assertFigures(
                evaluation.calibration().bins().stream().map(Calibration.Bin::accuracy),
                0.111111,
                0.272727,
                0.2,
                0.23913,
                0.431373,
                0.428571,
                0.472727,
                0.553846,
                0.683333,
                0.756757,
                0.867925,
                0.95098);
        assertThat(evaluation.confusion().counts())
                .containsExactly(
                        List.of(17, 8, 4, 2, 1, 0, 0, 0, 0, 0),
                        List.of(9, 3, 5, 3, 3, 1, 0, 0, 0, 0),
                        List.of(5, 5, 10, 7, 5, 0, 0, 0, 0, 0),
                        List.of(0, 2, 2, 11, 1, 1, 0, 0, 0, 0),
                        List.of(1, 1, 1, 2, 5, 5, 0, 0, 0, 0),
                        List.of(0, 1, 3, 8, 14, 16, 4, 0, 0, 0),
                        List.of(0, 0, 0, 0, 7, 21, 33, 13, 0, 0),
                        List.of(0, 0, 0, 0, 0, 2, 17, 63, 11, 0),
                        List.of(0, 0, 0, 0, 0, 0, 0, 23, 87, 14),
                        List.of(0, 0, 0, 0, 0, 0, 0, 0, 26, 98));
        assertFigures(
                evaluation.byGroup().stream().map(Cell::meanAbsoluteError),
                6.093929,
                4.857326,
                2.353819,
                1.367454,
                3.365532,
                3.415024,
                5.336655,
                4.588945,
                4.9816,
                6.345272);
        assertThat(evaluation.worstServed()).isEqualTo(evaluation.byGroup().get(2));
        assertThat(evaluation.worstServed().accuracy()).isEqualTo(Share.of(10, 32));
    }

    @Test
    void shouldGiveTheFiguresOfScikitLearnWhenOutputsStandForGroupsAtAnotherTemperature() {
        // When
        Evaluation evaluation = new Evaluator(DrawnExamples.GROUPS).evaluate(DrawnExamples.ofGroups(), 2.5);

        // Then
        assertThat(evaluation.examples()).isEqualTo(581);
        assertThat(evaluation.outside()).isEqualTo(19);
        assertShare(evaluation.accuracy(), 343, 581, 0.549908, 0.629628);
        assertShare(evaluation.oneOff(), 530, 581, 0.88642, 0.932606);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(1.198846, ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(0.562325, ROUNDING);
        assertThat(evaluation.macroF1()).isEqualTo(0.470639, ROUNDING);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(8.896414, YEARS);
        assertShare(evaluation.withinFiveYears(), 150, 581, 0.22426, 0.295268);
        assertThat(evaluation.calibration().expectedError()).isEqualTo(0.179292, ROUNDING);
    }

    @Test
    void shouldGiveTheFiguresOfScikitLearnWhenOutputsStandForYears() {
        // When
        Evaluation evaluation = new Evaluator(DrawnExamples.YEARS).evaluate(DrawnExamples.ofYears(), 1);

        // Then
        assertThat(evaluation.examples()).isEqualTo(573);
        assertThat(evaluation.outside()).isEqualTo(27);
        assertShare(evaluation.accuracy(), 470, 573, 0.786704, 0.849519);
        assertShare(evaluation.oneOff(), 567, 573, 0.977345, 0.995192);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(0.667542, ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(0.323591, ROUNDING);
        assertThat(evaluation.macroF1()).isEqualTo(0.660408, ROUNDING);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(1.698193, YEARS);
        assertShare(evaluation.withinFiveYears(), 532, 573, 0.904367, 0.94682);
        assertThat(evaluation.calibration().expectedError()).isEqualTo(0.202157, ROUNDING);
        assertThat(evaluation.calibration().bins())
                .extracting(Calibration.Bin::examples)
                .containsExactly(0, 0, 0, 8, 32, 28, 50, 91, 62, 68, 77, 51, 49, 29, 28);
        assertFigures(
                evaluation.calibration().bins().stream().map(Calibration.Bin::confidence),
                0.240394,
                0.298535,
                0.370737,
                0.43414,
                0.500076,
                0.56658,
                0.635406,
                0.702502,
                0.763815,
                0.83222,
                0.904345,
                0.953764);
        assertFigures(
                evaluation.calibration().bins().stream().map(Calibration.Bin::accuracy),
                0.375,
                0.34375,
                0.428571,
                0.68,
                0.67033,
                0.870968,
                0.941176,
                0.974026,
                1.0,
                0.979592,
                1.0,
                1.0);
        assertThat(evaluation.confusion().counts())
                .containsExactly(
                        List.of(24, 10, 0, 0, 0, 0, 0, 0, 0, 0),
                        List.of(5, 16, 6, 0, 0, 0, 0, 0, 0, 0),
                        List.of(0, 11, 10, 2, 0, 1, 0, 0, 0, 0),
                        List.of(0, 1, 7, 3, 4, 2, 0, 0, 0, 0),
                        List.of(0, 0, 2, 1, 4, 14, 0, 0, 0, 0),
                        List.of(0, 0, 0, 0, 0, 39, 7, 0, 0, 0),
                        List.of(0, 0, 0, 0, 0, 6, 72, 2, 0, 0),
                        List.of(0, 0, 0, 0, 0, 0, 4, 75, 3, 0),
                        List.of(0, 0, 0, 0, 0, 0, 0, 5, 115, 3),
                        List.of(0, 0, 0, 0, 0, 0, 0, 0, 7, 112));
        assertFigures(
                evaluation.byGroup().stream().map(Cell::meanAbsoluteError),
                5.173836,
                3.546334,
                1.642528,
                1.28758,
                0.968364,
                1.021057,
                0.94142,
                0.915656,
                0.888343,
                2.631311);
        assertThat(evaluation.worstServed()).isEqualTo(evaluation.byGroup().get(0));
        assertThat(evaluation.worstServed().accuracy()).isEqualTo(Share.of(24, 34));
    }

    @Test
    void shouldGiveTheFiguresOfScikitLearnWhenOutputsStandForYearsAtAnotherTemperature() {
        // When
        Evaluation evaluation = new Evaluator(DrawnExamples.YEARS).evaluate(DrawnExamples.ofYears(), 2.5);

        // Then
        assertThat(evaluation.examples()).isEqualTo(573);
        assertThat(evaluation.outside()).isEqualTo(27);
        assertShare(evaluation.accuracy(), 459, 573, 0.766403, 0.831682);
        assertShare(evaluation.oneOff(), 542, 573, 0.924231, 0.961627);
        assertThat(evaluation.negativeLogLikelihood()).isEqualTo(1.078597, ROUNDING);
        assertThat(evaluation.brier()).isEqualTo(0.511987, ROUNDING);
        assertThat(evaluation.macroF1()).isEqualTo(0.578192, ROUNDING);
        assertThat(evaluation.meanAbsoluteError()).isEqualTo(5.927267, YEARS);
        assertShare(evaluation.withinFiveYears(), 291, 573, 0.467003, 0.548599);
        assertThat(evaluation.calibration().expectedError()).isEqualTo(0.402904, ROUNDING);
        assertChance(evaluation.calibration().byChance(), 0.0463, 0.0282, 0.067);
    }

    @Test
    void shouldTellTheSameOfChanceWhenExamplesComeInAnotherOrder() {
        // Given
        List<LabelledOutput> reversed = new ArrayList<>(DrawnExamples.ofYears());
        Collections.reverse(reversed);

        // When
        Calibration calibration =
                new Evaluator(DrawnExamples.YEARS).evaluate(reversed, 1).calibration();

        // Then
        assertThat(calibration.byChance())
                .isEqualTo(new Evaluator(DrawnExamples.YEARS)
                        .evaluate(DrawnExamples.ofYears(), 1)
                        .calibration()
                        .byChance());
    }

    private static void assertShare(Share share, int hits, int of, double low, double high) {
        assertThat(share.hits()).isEqualTo(hits);
        assertThat(share.of()).isEqualTo(of);
        assertThat(share.low()).isEqualTo(low, ROUNDING);
        assertThat(share.high()).isEqualTo(high, ROUNDING);
    }

    /** Other draws than NumPy's: the mean to four of its standard errors, the ends to as many of theirs. */
    private static void assertChance(@Nullable ChanceError error, double mean, double low, double high) {
        assertThat(error).isNotNull();
        assertThat(error.mean()).isEqualTo(mean, within(0.0015));
        assertThat(error.low()).isEqualTo(low, within(0.003));
        assertThat(error.high()).isEqualTo(high, within(0.004));
    }

    /** The figures that are there; scikit-learn has none for empty bins. */
    private static void assertFigures(Stream<@Nullable Double> figures, double... expected) {
        assertThat(figures.filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .containsExactly(expected, YEARS);
    }
}
