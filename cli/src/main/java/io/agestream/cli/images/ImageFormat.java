package io.agestream.cli.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The formats that are accepted as images, told by their first bytes. */
public enum ImageFormat {
    JPEG,
    PNG,
    GIF,
    WEBP,
    BMP,
    TIFF;

    /** Empty if the bytes begin like none of them; that they do is no proof that they can be decoded. */
    public static Optional<ImageFormat> of(byte[] b) {
        if (startsWith(b, 0, "\u00FF\u00D8\u00FF")) {
            return Optional.of(JPEG);
        }
        if (startsWith(b, 0, "\u0089PNG\r\n\u001A\n")) {
            return Optional.of(PNG);
        }
        if (startsWith(b, 0, "GIF87a") || startsWith(b, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (startsWith(b, 0, "RIFF") && startsWith(b, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        // Two letters alone would take any text that begins with BM; the four bytes reserved in the header are zero.
        if (startsWith(b, 0, "BM") && startsWith(b, 6, "\0\0\0\0")) {
            return Optional.of(BMP);
        }
        return startsWith(b, 0, "II*\0") || startsWith(b, 0, "MM\0*") ? Optional.of(TIFF) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int from, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= from + wanted.length
                && Arrays.equals(bytes, from, from + wanted.length, wanted, 0, wanted.length);
    }
}
