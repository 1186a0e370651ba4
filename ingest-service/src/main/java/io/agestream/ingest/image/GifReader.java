package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** GIF 87a and 89a: the size is that of the logical screen, on which the first frame is drawn. */
final class GifReader implements FormatReader {

    private static final byte TRAILER = 0x3B;

    @Override
    public boolean recognises(byte[] encoded) {
        return FormatReader.textAt(encoded, 0, "GIF87a") || FormatReader.textAt(encoded, 0, "GIF89a");
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer bytes) {
        ByteBuffer encoded = bytes.order(ByteOrder.LITTLE_ENDIAN);
        return FormatReader.sizeOf(encoded.getShort(6) & 0xFFFF, encoded.getShort(8) & 0xFFFF);
    }

    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        return encoded.get(encoded.limit() - 1) != TRAILER;
    }
}
