package io.agestream.ingest.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file shows the same pattern, so every one must give the same tensor. */
class FormatsTest {

    private static final byte[] PATTERN = Fixtures.golden("pattern.bin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "gray.png",
                "gray-alpha.png",
                "rgba.png",
                "palette.png",
                "rgb16.png",
                "gray16.png",
                "lossless.webp",
                "alpha.webp",
                "animated.webp",
                "rgb.bmp",
                "palette.bmp",
                "uncompressed.tif",
                "lzw.tif",
                "deflate.tif",
                "gray.tif",
                "two-pages.tif",
                "rgb16.tif",
                "palette.gif",
                "animated.gif"
            })
    void shouldGiveThePatternWhenTheFormatIsLossless(String file) {
        // When
        Difference difference = Difference.between(Difference.tensor(Fixtures.image(file)), PATTERN);

        // Then
        assertThat(difference.max()).isLessThanOrEqualTo(1);
        assertThat(difference.mean()).isLessThan(0.1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "subsampled.jpg",
                "gray.jpg",
                "cmyk.jpg",
                "lossy.webp",
                "exif-1.jpg",
                "exif-2.jpg",
                "exif-3.jpg",
                "exif-4.jpg",
                "exif-5.jpg",
                "exif-6.jpg",
                "exif-7.jpg",
                "exif-8.jpg"
            })
    void shouldGiveThePatternUprightWhenTheFormatIsLossy(String file) {
        // When
        Difference difference = Difference.between(Difference.tensor(Fixtures.image(file)), PATTERN);

        // Then
        assertThat(difference.mean()).isLessThan(2);
    }

    @Test
    void shouldTurnTheImageWhenALargeJpegIsDecodedReduced() {
        // Given
        byte[] jpeg = Fixtures.encode(2048, 2304, "jpg", FormatsTest::slope);
        // Orientation 6: turned by 90 degrees clockwise it is upright, so column x of the tensor was row 127 - x.
        byte[] held = Fixtures.withOrientation(jpeg, 6);
        byte[] upright = Difference.tensor(jpeg);

        // When
        byte[] turned = Difference.tensor(held);

        // Then
        byte[] expected = new byte[turned.length];
        for (int y = 0; y < 128; y++) {
            for (int x = 0; x < 128; x++) {
                expected[y * 128 + x] = upright[(127 - x) * 128 + y];
            }
        }
        assertThat(Difference.between(turned, expected).max()).isLessThanOrEqualTo(1);
        assertThat(Difference.between(turned, upright).mean()).isGreaterThan(10);
    }

    private static int slope(int x, int y) {
        int gray = x * 150 / 2048 + y * 100 / 2304;
        return gray << 16 | gray << 8 | gray;
    }
}
