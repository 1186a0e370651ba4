package io.agestream.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFormatTest {

    // First bytes of files written by ImageMagick 6.9: convert rose: rose.EXT; xxd -p -l 16 rose.EXT
    @ParameterizedTest
    @CsvSource({
        "ffd8ffe000104a46494600010101004800, JPEG",
        "89504e470d0a1a0a0000000d49484452, PNG",
        "47494638396146002e00f3ff00010101, GIF",
        "52494646b60500005745425056503820, WEBP",
        "424d26260000000000008a0000007c00, BMP",
        "49492a00e8250000fefefefdfdfdfcfc, TIFF",
        "4d4d002a000025e8fefefefdfdfdfcfc, TIFF"
    })
    void shouldKnowAFormatWhenTheFileBeginsLikeIt(String hex, ImageFormat format) {
        assertThat(ImageFormat.of(HexFormat.of().parseHex(hex))).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BM", "BMW is a car maker", "GIF", "RIFF....WAVEfmt ", "<svg/>", "II", "%PDF-1.4"})
    void shouldKnowNoneWhenTheFileIsNoImage(String text) {
        assertThat(ImageFormat.of(text.getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    }

    @Test
    void shouldKnowNoneWhenThereAreOnlyTwoBytesOfAJpeg() {
        assertThat(ImageFormat.of(new byte[] {(byte) 0xFF, (byte) 0xD8})).isEmpty();
    }
}
