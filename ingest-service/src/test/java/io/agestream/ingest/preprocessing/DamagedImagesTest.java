package io.agestream.ingest.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.Fixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedImagesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline.jpg",
                "progressive.jpg",
                "subsampled.jpg",
                "cmyk.jpg",
                "exif-6.jpg",
                "rgb16.png",
                "lossy.webp",
                "rgb.bmp",
                "palette.gif"
            })
    void shouldSayThatItIsCutOffWhenTheEndIsMissing(String file) {
        // Given
        byte[] image = Fixtures.image(file);

        for (double part : new double[] {0.7, 0.8, 0.9, 0.97}) {
            byte[] half = Arrays.copyOf(image, (int) (image.length * part));

            // When
            Preprocessing result = Difference.preprocess(half);

            // Then
            assertThat(result).isInstanceOfSatisfying(Preprocessing.Undecodable.class, undecodable -> assertThat(
                            undecodable.reason())
                    .contains(" is cut off: it has only " + half.length + " bytes"));
        }
    }

    @Test
    void shouldRefuseWhenOnlyTheLastTwoBytesOfAJpegAreMissing() {
        // Given
        byte[] image = Fixtures.image("baseline.jpg");

        // When
        Preprocessing result = Difference.preprocess(Arrays.copyOf(image, image.length - 2));

        // Then
        assertThat(result).isInstanceOf(Preprocessing.Undecodable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray.tif", "uncompressed.tif"})
    void shouldRefuseWhenTheEndOfATiffIsMissing(String file) {
        // Given
        byte[] image = Fixtures.image(file);

        // When
        Preprocessing result = Difference.preprocess(Arrays.copyOf(image, image.length - 600));

        // Then
        assertThat(result)
                .isInstanceOfSatisfying(Preprocessing.Undecodable.class, undecodable -> assertThat(undecodable.reason())
                        .isEqualTo("the TIFF is damaged, or of a kind that cannot be decoded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.jpg", "rgb.png", "rgb.bmp", "palette.gif"})
    void shouldDecodeWhenBytesFollowTheImage(String file) {
        // Given
        byte[] image = Fixtures.image(file);

        // When
        byte[] tensor = Difference.tensor(Arrays.copyOf(image, image.length + 100));

        // Then
        assertThat(tensor).isEqualTo(Difference.tensor(image));
    }
}
