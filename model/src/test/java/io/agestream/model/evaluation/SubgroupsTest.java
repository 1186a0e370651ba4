package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.json.Json;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values by scikit-learn and SciPy: src/test/golden/make_evaluation_golden.py. */
class SubgroupsTest {

    private static final Evaluator EVALUATOR = new Evaluator(DrawnExamples.YEARS);

    @Test
    void shouldGiveTheFiguresOfScikitLearnWhenGroupedByALabel() {
        // When
        Subgroups subgroups = EVALUATOR.subgroups("sex", DrawnExamples.ofYears(), 1);

        // Then
        assertThat(subgroups.label()).isEqualTo("sex");
        assertThat(subgroups.unlabelled()).isZero();
        assertThat(subgroups.cells()).extracting(Cell::name).containsExactly("female", "male");
        assertCell(subgroups.cells().get(0), 218, 264, 0.775419, 0.866752, 1.597516);
        assertCell(subgroups.cells().get(1), 252, 309, 0.768505, 0.854814, 1.784209);
    }

    @Test
    void shouldTellTheCountOnlyWhenACellHasFewerThanThirtyExamples() {
        // When
        Subgroups subgroups = EVALUATOR.subgroups("origin", DrawnExamples.ofYears(), 1);

        // Then
        assertThat(subgroups.unlabelled()).isEqualTo(53);
        assertThat(subgroups.cells()).hasSize(3);
        assertThat(subgroups.cells().get(0)).isEqualTo(new Cell("a", 19, null, null));
        assertCell(subgroups.cells().get(1), 162, 196, 0.767382, 0.873126, 1.709354);
        assertCell(subgroups.cells().get(2), 252, 305, 0.779718, 0.864625, 1.713169);
    }

    @Test
    void shouldTellTheFiguresWhenACellHasExactlyThirtyExamples() {
        // Given
        LabelledOutput example = DrawnExamples.ofYears().get(0);

        // When
        Subgroups subgroups = EVALUATOR.subgroups("sex", Collections.nCopies(30, example), 1);

        // Then
        assertThat(subgroups.cells()).hasSize(1);
        assertThat(subgroups.cells().get(0).accuracy()).isNotNull();
    }

    @Test
    void shouldCountTheUnlabelledOnlyWhenNobodyHasTheLabel() {
        // When
        Subgroups subgroups = EVALUATOR.subgroups("height", DrawnExamples.ofYears(), 1);

        // Then
        assertThat(subgroups.cells()).isEmpty();
        assertThat(subgroups.unlabelled())
                .isEqualTo(EVALUATOR.evaluate(DrawnExamples.ofYears(), 1).examples());
    }

    @Test
    void shouldBeTheSameWhenReadBackFromJson() {
        // Given
        Subgroups subgroups = EVALUATOR.subgroups("origin", DrawnExamples.ofYears(), 1);

        // When
        Subgroups read = Json.read(Json.write(subgroups), Subgroups.class);

        // Then
        assertThat(read).isEqualTo(subgroups);
    }

    @Test
    void shouldRefuseWhenThereAreNoExamples() {
        assertThatThrownBy(() -> EVALUATOR.subgroups("sex", List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are no examples to evaluate the model on");
    }

    private static void assertCell(Cell cell, int right, int examples, double low, double high, double error) {
        assertThat(cell.examples()).isEqualTo(examples);
        assertThat(cell.accuracy()).isEqualTo(Share.of(right, examples));
        assertThat(cell.accuracy().low()).isEqualTo(low, within(1e-6));
        assertThat(cell.accuracy().high()).isEqualTo(high, within(1e-6));
        assertThat(cell.meanAbsoluteError()).isEqualTo(error, within(1e-5));
    }
}
