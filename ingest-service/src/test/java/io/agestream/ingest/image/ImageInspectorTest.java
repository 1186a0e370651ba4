package io.agestream.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.Fixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageInspectorTest {

    private final ImageInspector inspector = new ImageInspector(ImageLimits.DEFAULT);

    @ParameterizedTest
    @CsvSource({
        "baseline.jpg, JPEG, 156, 130",
        "progressive.jpg, JPEG, 156, 130",
        "cmyk.jpg, JPEG, 156, 130",
        "exif-6.jpg, JPEG, 130, 156",
        "rgb.png, PNG, 156, 130",
        "rgb16.png, PNG, 156, 130",
        "lossy.webp, WEBP, 156, 130",
        "lossless.webp, WEBP, 156, 130",
        "animated.webp, WEBP, 156, 130",
        "rgb.bmp, BMP, 156, 130",
        "uncompressed.tif, TIFF, 156, 130",
        "deflate.tif, TIFF, 156, 130",
        "rgb16.tif, TIFF, 156, 130",
        "animated.gif, GIF, 156, 130"
    })
    void shouldReadFormatAndSizeWhenTheImageIsGood(String file, ImageFormat format, int width, int height) {
        // Given
        byte[] image = Fixtures.image(file);

        // When
        Inspection inspection = inspector.inspect(image);

        // Then
        assertThat(inspection).isEqualTo(new Inspection.Passed(new ImageHeader(format, new ImageSize(width, height))));
    }

    @Test
    void shouldRefuseWhenThereIsNothing() {
        // When
        Inspection none = inspector.inspect(null);

        // Then
        assertThat(none)
                .isEqualTo(
                        new Inspection.Refused(Inspection.Cause.EMPTY, "the record is empty: there is no image in it"));
        assertThat(inspector.inspect(new byte[0])).isEqualTo(none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello, this is a text file.", "BMW is a maker of cars", "RIFF but a sound WAVE", "\u00ff"})
    void shouldRefuseWhenTheBytesAreNoImage(String text) {
        // Given
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        // When
        Inspection inspection = inspector.inspect(bytes);

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Refused(
                        Inspection.Cause.UNKNOWN_FORMAT,
                        "these bytes are no image in a known format (JPEG, PNG, WebP, BMP, TIFF, GIF)"));
    }

    @Test
    void shouldRefuseByBytesBeforeAnythingElseWhenTheFileIsTooLarge() {
        // Given
        ImageInspector strict = new ImageInspector(new ImageLimits(1000, 25_000_000));

        // When
        Inspection inspection = strict.inspect(new byte[1001]);

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Refused(
                        Inspection.Cause.TOO_MANY_BYTES, "the image has 1,001 bytes; the limit is 1,000"));
    }

    @Test
    void shouldTakeExactlyTheLimitsAndRefuseOnePixelMore() {
        // Given
        byte[] image = Fixtures.image("rgb.png");

        // When
        Inspection atTheLimit = new ImageInspector(new ImageLimits(image.length, 156 * 130)).inspect(image);
        Inspection above = new ImageInspector(new ImageLimits(image.length, 156 * 130 - 1)).inspect(image);

        // Then
        assertThat(atTheLimit).isInstanceOf(Inspection.Passed.class);
        assertThat(above).isInstanceOfSatisfying(Inspection.Refused.class, refused -> assertThat(refused.cause())
                .isEqualTo(Inspection.Cause.TOO_MANY_PIXELS));
    }

    @Test
    void shouldSayTheSizeWhenAPngClaimsTooManyPixels() {
        // Given
        byte[] png = Fixtures.image("rgb.png");
        ByteBuffer.wrap(png).putInt(16, 30_000).putInt(20, 30_000);

        // When
        Inspection inspection = inspector.inspect(png);

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Refused(
                        Inspection.Cause.TOO_MANY_PIXELS,
                        "the image is 30000 × 30000 pixels (900 MP); the limit is 25 MP"));
    }

    @Test
    void shouldRefuseWhenAJpegClaimsTooManyPixels() {
        // Given
        byte[] jpeg = Fixtures.image("baseline.jpg");
        int frame = indexOf(jpeg, (byte) 0xFF, (byte) 0xC0);
        ByteBuffer.wrap(jpeg).putInt(frame + 5, 0xFFFFFFFF);

        // When
        Inspection inspection = inspector.inspect(jpeg);

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Refused(
                        Inspection.Cause.TOO_MANY_PIXELS,
                        "the image is 65535 × 65535 pixels (4294.9 MP); the limit is 25 MP"));
    }

    @Test
    void shouldTakeTheLargerWidthWhenATiffStatesTwo() {
        // Given
        ByteBuffer tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 3);
        tiff.putShort((short) 256).putShort((short) 4).putInt(1).putInt(200_000);
        tiff.putShort((short) 256).putShort((short) 3).putInt(1).putInt(100);
        tiff.putShort((short) 257).putShort((short) 3).putInt(1).putInt(200);

        // When
        Inspection inspection = inspector.inspect(tiff.array());

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Refused(
                        Inspection.Cause.TOO_MANY_PIXELS,
                        "the image is 200000 × 200 pixels (40 MP); the limit is 25 MP"));
    }

    @Test
    void shouldCountRowsWhenABmpStandsFromTopToBottom() {
        // Given
        byte[] bmp = Fixtures.image("rgb.bmp");
        ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, -130);

        // When
        Inspection inspection = inspector.inspect(bmp);

        // Then
        assertThat(inspection)
                .isEqualTo(new Inspection.Passed(new ImageHeader(ImageFormat.BMP, new ImageSize(156, 130))));
    }

    @Test
    void shouldPassOverFillBytesAndStrayBytesWhenAJpegHasThem() {
        // Given
        byte[] jpeg = Fixtures.image("baseline.jpg");
        int frame = indexOf(jpeg, (byte) 0xFF, (byte) 0xC0);
        byte[] odd = ByteBuffer.allocate(jpeg.length + 5)
                .put(jpeg, 0, frame)
                .put(new byte[] {0, 7, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF})
                .put(jpeg, frame, jpeg.length - frame)
                .array();

        // When
        Inspection inspection = inspector.inspect(odd);

        // Then
        assertThat(inspection).isInstanceOf(Inspection.Passed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"baseline.jpg", "rgb.png", "lossy.webp", "lossless.webp", "animated.webp", "lzw.tif"})
    void shouldSayThatItIsCutOffOrDamagedWhenTheHeaderIsNotAllThere(String file) {
        // Given
        byte[] start = Arrays.copyOf(Fixtures.image(file), 20);

        // When
        Inspection inspection = inspector.inspect(start);

        // Then
        assertThat(inspection).isInstanceOfSatisfying(Inspection.Refused.class, refused -> {
            assertThat(refused.cause()).isEqualTo(Inspection.Cause.DAMAGED_HEADER);
            assertThat(refused.reason()).containsAnyOf("is cut off: it has only 20 bytes", "is damaged");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"baseline.jpg", "rgb.png", "lossy.webp", "alpha.webp", "palette.bmp", "lzw.tif", "palette.gif"})
    void shouldAlwaysAnswerWhenBytesAreChangedAtRandom(String file) {
        // Given
        byte[] image = Fixtures.image(file);
        Random random = new Random(file.hashCode());

        for (int i = 0; i < 3000; i++) {
            byte[] changed = Arrays.copyOf(image, 1 + random.nextInt(image.length));
            for (int k = 0; k < 8; k++) {
                changed[random.nextInt(Math.min(changed.length, 64))] = (byte) random.nextInt();
            }
            // When
            Inspection inspection = inspector.inspect(changed);

            // Then
            assertThat(inspection).isNotNull();
        }
    }

    private static int indexOf(byte[] bytes, byte first, byte second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == first && bytes[i + 1] == second) {
                return i;
            }
        }
        throw new IllegalArgumentException("Not there");
    }
}
