package io.agestream.predict.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.prediction.Prediction;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.split.Fold;
import io.agestream.predict.scoring.PredictedTensor;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    /** Of {@code FoldTest}: the byte 24 is a tensor of the validation fold, 25 is not. */
    private static final byte[] VALIDATION = {24};

    private static final byte[] TRAINING = {25};

    @ParameterizedTest
    @CsvSource({"34, 31-44, EXACT", "30.9, 31-44, ONE_OFF", "45, 31-44, ONE_OFF", "46, 22-30, WRONG", "1, 81-100, WRONG"
    })
    void shouldSayHowFarThePredictedGroupIsFromThatOfTheAge(double age, String predicted, Verdict.Outcome outcome) {
        // When
        Verdict verdict = Verdict.of(image(TRAINING, OptionalDouble.of(age), predicted), AgeGroups.DEFAULT)
                .orElseThrow();

        // Then
        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.absoluteError()).isCloseTo(Math.abs(36.5 - age), within(1e-9));
    }

    @Test
    void shouldGiveTheFoldThatTrainingHasPutTheImageIn() {
        // When // Then
        assertThat(Verdict.of(image(VALIDATION, OptionalDouble.of(34), "31-44"), AgeGroups.DEFAULT))
                .get()
                .extracting(Verdict::fold)
                .isEqualTo(Fold.VALIDATION);
        assertThat(Verdict.of(image(TRAINING, OptionalDouble.of(34), "31-44"), AgeGroups.DEFAULT))
                .get()
                .extracting(Verdict::fold)
                .isEqualTo(Fold.TRAINING);
    }

    @Test
    void shouldSayNothingWhenThereIsNoAgeOrOneOfNoGroup() {
        // When // Then
        assertThat(Verdict.of(image(TRAINING, OptionalDouble.empty(), "31-44"), AgeGroups.DEFAULT))
                .isEmpty();
        assertThat(Verdict.of(image(TRAINING, OptionalDouble.of(0.5), "31-44"), AgeGroups.DEFAULT))
                .isEmpty();
    }

    private static PredictedTensor image(byte[] tensor, OptionalDouble age, String predicted) {
        Prediction prediction = new Prediction(
                "id",
                predicted,
                0.6,
                Map.of(predicted, 0.6),
                36.5,
                new Prediction.ModelReference("age", "v1", "00"),
                Instant.EPOCH,
                Instant.EPOCH);
        return new PredictedTensor(tensor, Instant.EPOCH, age, prediction);
    }
}
