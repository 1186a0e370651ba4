package io.agestream.train.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WarpTest {

    private static final int SIDE = 16;

    /** Values by PyTorch: src/test/golden/make_warp_golden.py. */
    static Stream<Arguments> golden() {
        return Stream.of(
                Arguments.of(8, new Change(true, Math.toRadians(12), 1.2, 0.1, -0.05, 1, 0, null), 7608, new int[] {
                    118, 179, 176, 146, 115, 85, 54, 24, 88, 149, 152, 170, 195, 113, 48, 17
                }),
                Arguments.of(
                        12, new Change(false, Math.toRadians(-10), 0.8, -0.12, 0.12, 0.7, 0.1, null), 21689, new int[] {
                            138, 155, 178, 198, 216, 94, 142, 177, 92, 100, 135, 155, 159, 187, 212, 193
                        }),
                Arguments.of(16, new Change(true, 0, 1, 0, 0, 1.3, -0.2, null), 21642, new int[] {
                    166, 149, 132, 115, 98, 81, 64, 47, 30, 14, 0, 0, 0, 0, 0, 0
                }));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void shouldGiveWhatPyTorchGivesWhenImagesAreChanged(int side, Change change, int sum, int[] begin) {
        // Given
        byte[] target = new byte[side * side];

        // When
        new Warp(SIDE, side).apply(change, source(), target);

        // Then: one level of rounding in single precision
        for (int i = 0; i < begin.length; i++) {
            assertThat(target[i] & 0xFF).as("pixel %d", i).isCloseTo(begin[i], Offset.offset(1));
        }
        assertThat(IntStream.range(0, target.length).map(i -> target[i] & 0xFF).sum())
                .isCloseTo(sum, Offset.offset(3));
    }

    @Test
    void shouldLeaveAnImageAsItIsWhenNothingIsChanged() {
        // Given
        byte[] target = new byte[SIDE * SIDE];

        // When
        new Warp(SIDE, SIDE).apply(Change.NONE, source(), target);

        // Then
        assertThat(target).isEqualTo(source());
    }

    @Test
    void shouldCoverThePatchAndNothingElseWhenThereIsOne() {
        // Given
        Change covered = new Change(false, 0, 1, 0, 0, 1, 0, new Change.Patch(0.25, 0.5, 0.25, 0.125, 77));
        byte[] target = new byte[SIDE * SIDE];

        // When
        new Warp(SIDE, SIDE).apply(covered, source(), target);

        // Then
        for (int i = 0; i < SIDE * SIDE; i++) {
            boolean inside = i % SIDE >= 4 && i % SIDE < 8 && i / SIDE >= 8 && i / SIDE < 10;
            assertThat(target[i]).isEqualTo(inside ? 77 : source()[i]);
        }
    }

    private static byte[] source() {
        byte[] image = new byte[SIDE * SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image[y * SIDE + x] = (byte) (x * 13 + y * 29 + x * y * 7);
            }
        }
        return image;
    }
}
