package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads the header of one format. Numbers are read by absolute position, so that whatever points behind the end of the
 * bytes throws an {@link IndexOutOfBoundsException}; {@link ImageFormat} knows what that means.
 */
interface FormatReader {

    boolean recognises(byte[] encoded);

    /** Empty if the header contradicts its format. */
    Optional<ImageSize> size(ByteBuffer encoded);

    boolean isCutOff(ByteBuffer encoded);

    /** Whether the ASCII text stands at this position. */
    static boolean textAt(byte[] encoded, int position, String text) {
        if (encoded.length < position + text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (encoded[position + i] != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A size of unsigned numbers; empty unless it is that of an image. */
    static Optional<ImageSize> sizeOf(long width, long height) {
        return width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new ImageSize((int) width, (int) height));
    }
}
