package io.agestream.ingest.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against OpenCV's own {@code cv2.resize(gray, (128, 128), interpolation=cv2.INTER_AREA)} in Python; the golden files were
 * made by {@code python src/test/golden/make_golden.py src/test/resources}.
 */
class GoldenTest {

    @ParameterizedTest
    @CsvSource({"200, 200", "1024, 768", "333, 257", "96, 72", "100, 300"})
    void shouldEqualOpenCvsAreaInterpolationWhenTheImageIsInColour(int width, int height) {
        // Given
        byte[] png = formula(width, height);

        // When
        Difference difference =
                Difference.between(Difference.tensor(png), Fixtures.golden("area-" + width + "x" + height + ".bin"));

        // Then
        assertThat(difference.max()).isLessThanOrEqualTo(2);
        assertThat(difference.mean()).isLessThan(0.5);
    }

    @Test
    void shouldDifferFromTheArticlesBilinearResultWhenTheImageIsTheSame() {
        // Given
        byte[] png = formula(333, 257);

        // When
        Difference difference = Difference.between(Difference.tensor(png), Fixtures.golden("article-333x257.bin"));

        // Then
        assertThat(difference.max()).isGreaterThan(20);
        assertThat(difference.mean()).isGreaterThan(3);
    }

    /** The same formula stands in make_golden.py. */
    private static byte[] formula(int w, int h) {
        return Fixtures.encode(w, h, "png", (x, y) -> {
            int r = (x * 255 / w + (x * 37 + y * 11 + (x * y) % 23 * 5) % 256) / 2;
            int g = (y * 255 / h + (x * 3 + y * 29 + (x * x + y) % 19 * 7) % 256) / 2;
            int b = ((x + y) * 255 / (w + h) + (x * 13 + y * 5 + (y * y) % 31 * 3) % 256) / 2;
            return r << 16 | g << 8 | b;
        });
    }
}
