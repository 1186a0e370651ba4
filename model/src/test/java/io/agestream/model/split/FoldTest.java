package io.agestream.model.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void shouldBeTheTenthForValidationWhenTheHashEndsInZero() {
        // 18446744073709551610 as an unsigned number ends in 0, the next one in 1
        assertThat(Fold.ofHash(-6)).isEqualTo(Fold.VALIDATION);
        assertThat(Fold.ofHash(-5)).isEqualTo(Fold.TRAINING);
    }

    @Test
    void shouldBeDecidedByTheTensorAloneAndSpreadThemNineToOne() {
        // When
        List<Fold> folds = folds();

        // Then: 1,000 of 10,000 with a standard deviation of 30
        assertThat(folds.stream().filter(fold -> fold == Fold.VALIDATION).count())
                .isBetween(850L, 1150L);
        assertThat(folds()).containsExactlyElementsOf(folds);
    }

    @Test
    void shouldHashAsSha256() {
        // python3: [n for n in range(60) if int.from_bytes(hashlib.sha256(bytes([n])).digest()[:8], "big") % 10 == 0]
        assertThat(IntStream.range(0, 60).filter(n -> Fold.of(new byte[] {(byte) n}) == Fold.VALIDATION))
                .containsExactly(24, 38, 48, 55, 57);
    }

    private static List<Fold> folds() {
        return IntStream.range(0, 10_000)
                .mapToObj(i -> Fold.of(ByteBuffer.allocate(16_384).putInt(i).array()))
                .toList();
    }
}
