package io.agestream.train.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QuotasTest {

    @Test
    void shouldShowEachExampleOnceWhenNotBalanced() {
        assertThat(Quotas.balanced(new int[] {700, 0, 290, 10}, 1000, 0)).containsExactly(700, 0, 290, 10);
    }

    @Test
    void shouldShowEachClassEquallyOftenWhenBalanced() {
        assertThat(Quotas.balanced(new int[] {700, 0, 290, 10}, 1000, 1)).containsExactly(334, 0, 333, 333);
    }

    /** {@code python3 -c "n=[700,290,10];w=[x**.5 for x in n];print([1000*x/sum(w) for x in w])"}: 567.2, 365.1, 67.8. */
    @Test
    void shouldShowClassesInProportionToTheirRootsWhenHalfBalanced() {
        assertThat(Quotas.balanced(new int[] {700, 290, 10}, 1000, 0.5)).containsExactly(567, 365, 68);
    }

    @Test
    void shouldHoldSmallClassesWholeAndAsManyOfEachOther() {
        // When
        int[] held = Quotas.reservoir(new int[] {700, 0, 290, 10}, 210, new SplittableRandom(1));

        // Then
        assertThat(held).containsExactly(100, 0, 100, 10);
    }

    @Test
    void shouldAddUpWhenTheCapacityCannotBeShared() {
        for (int capacity = 0; capacity < 50; capacity++) {
            // When
            int[] held = Quotas.reservoir(new int[] {7, 3, 9}, capacity, new SplittableRandom(capacity));

            // Then
            assertThat(Arrays.stream(held).sum()).isEqualTo(capacity);
        }
    }

    @Test
    void shouldHoldAllOfThemAgainWhenThereIsRoomForMore() {
        assertThat(Quotas.reservoir(new int[] {5, 1}, 15, new SplittableRandom(1)))
                .containsExactly(2 * 5 + 2, 2 * 1 + 1);
    }

    @Test
    void shouldBeEmptyWhenThereIsNothing() {
        assertThat(Quotas.balanced(new int[] {0, 0}, 0, 1)).containsExactly(0, 0);
        assertThat(Quotas.balanced(new int[0], 0, 1)).isEmpty();
        assertThat(Quotas.reservoir(new int[0], 10, new SplittableRandom(1))).isEmpty();
    }
}
