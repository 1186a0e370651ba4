package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceWatchTest {

    private static final double GUESSING = Math.log(10);
    private static final byte[] FINITE = weights(1e30f);

    private final DivergenceWatch watch = new DivergenceWatch(GUESSING);

    @Test
    void shouldForgiveAnOutlierALossThatGuessingWouldBeatAndAnEarlyValidation() {
        assertThatCode(() -> {
                    watch.batch(1, 128, 80);
                    for (int i = 2; i < 1000; i++) {
                        watch.batch(1, 128 * i, 4 * GUESSING);
                    }
                    watch.epoch(1, 4 * GUESSING);
                    watch.validation(1, 1000, 10, 4 * GUESSING);
                    watch.validation(1, 1000, 10, null);
                    watch.outputs(1, List.of(new float[] {0, 1}));
                    watch.validation(1, 99, 10, 10 * GUESSING);
                    watch.weights(1, FINITE, Optional.of(FINITE));
                    watch.weights(1, FINITE, Optional.empty());
                })
                .doesNotThrowAnyException();
    }

    /** 2.3 + (20 − 2.3) · (1 − 0.95ⁿ) is above 11.5 from n = 15 on. */
    @Test
    void shouldStopWhenTheLossStaysHigh() {
        // Given
        for (int i = 1; i <= 14; i++) {
            watch.batch(3, 128 * i, 20);
        }

        // When // Then
        assertThatThrownBy(() -> watch.batch(3, 1920, 20))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage(
                        "Training diverged in epoch 3 after 1,920 samples: the loss is 11.80, more than 5 times that of"
                                + " blind guesses, 2.30.");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void shouldStopWhenTheLossIsNoFiniteNumber(double loss) {
        assertThatThrownBy(() -> watch.batch(3, 128, loss))
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessage("Training diverged in epoch 3 after 128 samples: the loss is no finite number any more.");
    }

    /** An epoch may be too short for the moving mean. */
    @Test
    void shouldStopWhenTheEpochOrItsValidationIsWorse() {
        assertThatThrownBy(() -> watch.epoch(3, 6 * GUESSING)).hasMessageContaining("the mean loss is 13.82");
        assertThatThrownBy(() -> watch.validation(3, 100, 10, 6 * GUESSING))
                .hasMessageContaining("the loss of the validation is 13.82");
    }

    /** A small network and some hundred examples: it costs 0.02 to ask it for what it has learnt, and 5 to 12 for the rest. */
    @Test
    void shouldTakeNoNetworkThatKnowsItsExamplesByHeartForOneThatDiverges() {
        // Given
        for (int i = 1; i <= 100; i++) {
            watch.batch(3, 128 * i, 0.02);
        }

        // When // Then
        assertThatCode(() -> watch.validation(3, 100, 10, 6 * GUESSING)).doesNotThrowAnyException();
        assertThatThrownBy(() -> watch.validation(3, 100, 10, Double.NaN))
                .hasMessageContaining("the loss of the validation is no finite number");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.NEGATIVE_INFINITY})
    void shouldStopWhenAWeightOrTheStateIsNoFiniteNumber(float value) {
        byte[] broken = weights(value);
        assertThatThrownBy(() -> watch.weights(3, broken, Optional.empty()))
                .hasMessage("Training diverged in epoch 3: a weight is no finite number any more.");
        assertThatThrownBy(() -> watch.weights(3, FINITE, Optional.of(broken)))
                .isInstanceOf(TrainingDivergedException.class);
        assertThatThrownBy(() -> watch.outputs(3, List.of(new float[] {1}, new float[] {value})))
                .hasMessage("Training diverged in epoch 3: an output is no finite number any more.");
    }

    private static byte[] weights(float value) {
        return Safetensors.write(new Weights(Map.of("a", WeightTensor.of(new float[] {0, value, 0}))));
    }
}
