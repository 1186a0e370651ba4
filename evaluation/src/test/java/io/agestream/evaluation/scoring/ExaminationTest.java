package io.agestream.evaluation.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.evaluation.examples.Found;
import io.agestream.evaluation.examples.Found.Reason;
import io.agestream.model.evaluation.LabelledOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    @Test
    void shouldCountTheLastRecordOfAnId() {
        // Given
        List<Scored> inOrder = List.of(
                output("corrected", 1),
                output("erased", 2),
                output("spoilt", 3),
                output("kept", 9),
                output("corrected", 4),
                new Scored.None(new Found.Erased("erased")),
                new Scored.None(new Found.LeftOut("spoilt", Reason.NO_AGE)),
                output("moved", 5),
                new Scored.OtherFold("moved"));

        // When
        Examination examination = Examination.of(inOrder);

        // Then
        assertThat(examination.outputs()).extracting(LabelledOutput::hash).containsExactly(4L, 9L);
        assertThat(examination.otherFold()).isEqualTo(1);
        assertThat(examination.leftOut())
                .containsExactly(new Examination.Omission(Reason.NO_AGE, 1, List.of("spoilt")));
    }

    @Test
    void shouldNameTheFirstOfWhatIsLeftOut() {
        // Given
        List<Scored> inOrder = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            inOrder.add(new Scored.None(new Found.LeftOut("file" + i, Reason.NO_IMAGE)));
        }

        // When
        Examination examination = Examination.of(inOrder);

        // Then
        assertThat(examination.leftOut())
                .containsExactly(new Examination.Omission(
                        Reason.NO_IMAGE, 9, List.of("file0", "file1", "file2", "file3", "file4")));
        assertThat(examination.outputs()).isEmpty();
    }

    @Test
    void shouldCountExamplesOfTheSameContent() {
        // When
        Examination examination =
                Examination.of(List.of(output("a", 1), output("b", 1), output("c", 1), output("d", 2)));

        // Then
        assertThat(examination.outputs()).hasSize(4);
        assertThat(examination.duplicates()).isEqualTo(2);
    }

    private static Scored output(String id, long hash) {
        return new Scored.Output(id, new LabelledOutput(hash, 30, new float[] {1, 0}, Map.of()));
    }
}
