package io.agestream.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {

    private static final Offset<Double> ROUNDING = within(1e-6);

    // scipy.stats.binomtest(hits, of).proportion_ci(0.95, "wilson")
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.0, 0.7934507",
        "1, 1, 0.2065493, 1.0",
        "0, 7, 0.0, 0.3543304",
        "7, 7, 0.6456696, 1.0",
        "15, 30, 0.3315413, 0.6684587",
        "1512, 2400, 0.6104907, 0.6490938"
    })
    void shouldGiveTheWilsonIntervalOfSciPyWhenCounted(int hits, int of, double low, double high) {
        // When
        Share share = Share.of(hits, of);

        // Then
        assertThat(share.value()).isEqualTo((double) hits / of);
        assertThat(share.low()).isEqualTo(low, ROUNDING);
        assertThat(share.high()).isEqualTo(high, ROUNDING);
    }

    @Test
    void shouldEndExactlyAtNoneAndAllWhenNoneOrAllAreHit() {
        assertThat(Share.of(0, 7).low()).isZero();
        assertThat(Share.of(7, 7).high()).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhenThereIsNothingToShare() {
        assertThatThrownBy(() -> Share.of(0, 0)).hasMessage("There is no share of 0 in 0");
        assertThatThrownBy(() -> Share.of(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Share.of(4, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
