package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/** PNG, W3C: chunks of length, type, data and CRC; the first is IHDR with the size, the last IEND. */
final class PngReader implements FormatReader {

    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454E44;

    @Override
    public boolean recognises(byte[] encoded) {
        return encoded.length > 0 && encoded[0] == (byte) 0x89 && FormatReader.textAt(encoded, 1, "PNG\r\n\u001a\n");
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer encoded) {
        return encoded.getInt(12) == IHDR
                ? FormatReader.sizeOf(encoded.getInt(16) & 0xFFFFFFFFL, encoded.getInt(20) & 0xFFFFFFFFL)
                : Optional.empty();
    }

    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        long position = 8;
        while (encoded.getInt(Math.toIntExact(position + 4)) != IEND) {
            position += 12 + (encoded.getInt((int) position) & 0xFFFFFFFFL);
            if (position > encoded.limit()) {
                return true;
            }
        }
        return position + 12 > encoded.limit();
    }
}
