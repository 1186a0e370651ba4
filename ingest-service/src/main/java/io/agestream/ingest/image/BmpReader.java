package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Set;

/** BMP of Windows and of OS/2; a negative height only says that the rows stand from top to bottom. */
final class BmpReader implements FormatReader {

    private static final int OS2_HEADER = 12;
    /** Lengths of the second header, by which a text that happens to start with "BM" is told from an image. */
    private static final Set<Byte> HEADERS =
            Set.of((byte) OS2_HEADER, (byte) 40, (byte) 52, (byte) 56, (byte) 64, (byte) 108, (byte) 124);

    @Override
    public boolean recognises(byte[] encoded) {
        return FormatReader.textAt(encoded, 0, "BM")
                && FormatReader.textAt(encoded, 15, "\0\0\0")
                && HEADERS.contains(encoded[14]);
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer bytes) {
        ByteBuffer encoded = bytes.order(ByteOrder.LITTLE_ENDIAN);
        return encoded.get(14) == OS2_HEADER
                ? FormatReader.sizeOf(encoded.getShort(18) & 0xFFFF, encoded.getShort(20) & 0xFFFF)
                : FormatReader.sizeOf(encoded.getInt(18), Math.abs((long) encoded.getInt(22)));
    }

    /** The length that the file states of itself; zero in files that were written as a stream. */
    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        return (encoded.order(ByteOrder.LITTLE_ENDIAN).getInt(2) & 0xFFFFFFFFL) > encoded.limit();
    }
}
