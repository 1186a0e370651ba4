package io.agestream.model.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProbabilitiesTest {

    /** scipy.special.softmax([1, 2, 4]) and softmax([0.5, 1, 2]). */
    @Test
    void shouldGiveTheSoftmaxOfTheRowAtTheTemperature() {
        float[] logits = {9, 1, 2, 4, 9};
        assertThat(Probabilities.softmax(logits, 1, 3, 1))
                .containsExactly(new float[] {0.04201007f, 0.1141952f, 0.8437947f}, within(1e-6f));
        assertThat(Probabilities.softmax(new float[] {1, 2, 4}, 2))
                .containsExactly(new float[] {0.1402444f, 0.2312239f, 0.6285317f}, within(1e-6f));
    }

    @Test
    void shouldNeitherOverflowNorUnderflow() {
        assertThat(Probabilities.softmax(new float[] {1e30f, 0}, 1)).containsExactly(1, 0);
        assertThat(Probabilities.softmax(new float[] {-1e30f, -1e30f}, 1)).containsExactly(0.5f, 0.5f);
    }

    @Test
    void shouldTakeTheFirstOfTheLargest() {
        assertThat(Probabilities.largest(new float[] {1, 3, 3, 2})).isEqualTo(1);
    }
}
