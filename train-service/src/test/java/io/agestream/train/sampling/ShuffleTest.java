package io.agestream.train.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {

    @Test
    void shouldGiveTheSameOrderWhenSeedAndEpochAreTheSame() {
        assertThat(Shuffle.order(1000, 1, 1)).isEqualTo(Shuffle.order(1000, 1, 1));
        assertThat(Shuffle.epochSeed(1, 1)).isEqualTo(Shuffle.epochSeed(1, 1));
    }

    @Test
    void shouldGiveAnotherOrderWhenSeedOrEpochIsAnother() {
        assertThat(Shuffle.order(1000, 1, 1))
                .isNotEqualTo(Shuffle.order(1000, 1, 2))
                .isNotEqualTo(Shuffle.order(1000, 2, 1));
        assertThat(Shuffle.epochSeed(1, 2)).isNotEqualTo(Shuffle.epochSeed(2, 1));
    }

    @Test
    void shouldHoldEachExampleOnce() {
        assertThat(Arrays.stream(Shuffle.order(1000, 1, 1)).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }
}
