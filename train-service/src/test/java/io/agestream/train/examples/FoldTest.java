package io.agestream.train.examples;

import static io.agestream.train.examples.StoreFolder.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldTest {

    @Test
    void shouldBeTheTenthForValidationWhenTheDigestEndsInZero() {
        // 18446744073709551610 as an unsigned number ends in 0, the next one in 1
        assertThat(Fold.of(new Digest(-6, 0))).isEqualTo(Fold.VALIDATION);
        assertThat(Fold.of(new Digest(-5, 0))).isEqualTo(Fold.TRAINING);
    }

    @Test
    void shouldBeDecidedByTheTensorAloneAndSpreadThemNineToOne() {
        // When
        List<Fold> folds = IntStream.range(0, 10_000)
                .mapToObj(seed -> Fold.of(Digest.of(tensor(seed))))
                .toList();

        // Then: 1,000 of 10,000 with a standard deviation of 30
        assertThat(folds.stream().filter(fold -> fold == Fold.VALIDATION).count())
                .isBetween(850L, 1150L);
        assertThat(IntStream.range(0, 10_000).mapToObj(seed -> Fold.of(Digest.of(tensor(seed)))))
                .containsExactlyElementsOf(folds);
    }

    @Test
    void shouldDigestAsSha256() {
        // printf '' | sha256sum: e3b0c44298fc1c14…; python3: 0xe3b0c44298fc1c14 % 10 == 2
        assertThat(Digest.of(new byte[0]).high()).isEqualTo(0xe3b0c44298fc1c14L);
        assertThat(Fold.of(Digest.of(new byte[0]))).isEqualTo(Fold.TRAINING);
    }
}
