package io.agestream.predict.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    @Test
    void shouldBeWhatNumpyComputesWhenAClassIsMissing() {
        // q = np.array([120, 80, 60, 40, 50, 300, 500, 400, 200, 50])
        // p = np.array([3, 5, 8, 2, 0, 60, 90, 21, 10, 1])
        // q, p = np.maximum(1e-4, q / q.sum()), np.maximum(1e-4, p / p.sum())
        // np.sum((p - q) * np.log(p / q))
        assertThat(PopulationStability.index(
                        new int[] {120, 80, 60, 40, 50, 300, 500, 400, 200, 50},
                        new int[] {3, 5, 8, 2, 0, 60, 90, 21, 10, 1}))
                .isCloseTo(0.5921660042602241, within(1e-12));
    }

    @Test
    void shouldBeZeroWhenTheSharesAreEqual() {
        assertThat(PopulationStability.index(new int[] {10, 30}, new int[] {1, 3}))
                .isZero();
    }
}
