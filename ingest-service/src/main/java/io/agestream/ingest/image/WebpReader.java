package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** WebP, RFC 9649: a RIFF container whose first chunk is lossy (VP8), lossless (VP8L) or says what follows (VP8X). */
final class WebpReader implements FormatReader {

    private static final int VP8 = 0x20385056;
    private static final int VP8L = 0x4C385056;
    private static final int VP8X = 0x58385056;
    private static final int LOSSY_START_CODE = 0x2A019D;
    private static final int LOSSLESS_SIGNATURE = 0x2F;

    @Override
    public boolean recognises(byte[] encoded) {
        return FormatReader.textAt(encoded, 0, "RIFF") && FormatReader.textAt(encoded, 8, "WEBP");
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer bytes) {
        ByteBuffer encoded = bytes.order(ByteOrder.LITTLE_ENDIAN);
        return switch (encoded.getInt(12)) {
            case VP8 -> lossy(encoded);
            case VP8L -> lossless(encoded);
            case VP8X -> FormatReader.sizeOf(threeBytes(encoded, 24) + 1, threeBytes(encoded, 27) + 1);
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        return 8 + (encoded.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xFFFFFFFFL) > encoded.limit();
    }

    private static Optional<ImageSize> lossy(ByteBuffer encoded) {
        return threeBytes(encoded, 23) == LOSSY_START_CODE
                ? FormatReader.sizeOf(encoded.getShort(26) & 0x3FFF, encoded.getShort(28) & 0x3FFF)
                : Optional.empty();
    }

    private static Optional<ImageSize> lossless(ByteBuffer encoded) {
        int bits = encoded.getInt(21);
        return encoded.get(20) == LOSSLESS_SIGNATURE
                ? FormatReader.sizeOf((bits & 0x3FFF) + 1, ((bits >>> 14) & 0x3FFF) + 1)
                : Optional.empty();
    }

    private static int threeBytes(ByteBuffer encoded, int position) {
        return (encoded.getShort(position) & 0xFFFF) | ((encoded.get(position + 2) & 0xFF) << 16);
    }
}
