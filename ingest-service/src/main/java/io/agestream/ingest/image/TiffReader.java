package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** TIFF 6.0 and BigTIFF, either byte order: the size stands in the first directory, as it is the first page we take. */
final class TiffReader implements FormatReader {

    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;

    @Override
    public boolean recognises(byte[] encoded) {
        return FormatReader.textAt(encoded, 0, "II*\0")
                || FormatReader.textAt(encoded, 0, "MM\0*")
                || FormatReader.textAt(encoded, 0, "II+\0")
                || FormatReader.textAt(encoded, 0, "MM\0+");
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer encoded) {
        int directory = directory(encoded);
        boolean big = isBig(encoded);
        long entries = big ? encoded.getLong(directory) : encoded.getShort(directory) & 0xFFFF;
        int first = directory + (big ? 8 : 2);
        int length = big ? 20 : 12;
        long width = 0;
        long height = 0;
        for (long i = 0; i < entries; i++) {
            int entry = position(first + i * length);
            // Of a tag that is there twice the larger value counts: no decoder may find more pixels than were checked.
            switch (encoded.getShort(entry) & 0xFFFF) {
                case IMAGE_WIDTH -> width = Math.max(width, value(encoded, entry, big));
                case IMAGE_LENGTH -> height = Math.max(height, value(encoded, entry, big));
                default -> {}
            }
        }
        return FormatReader.sizeOf(width, height);
    }

    /** Many programs write the directory last; whether a strip is missing only the decoder can tell. */
    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        return directory(encoded) >= encoded.limit();
    }

    private static int directory(ByteBuffer bytes) {
        ByteBuffer encoded = bytes.order(bytes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        return position(isBig(encoded) ? encoded.getLong(8) : encoded.getInt(4) & 0xFFFFFFFFL);
    }

    private static boolean isBig(ByteBuffer encoded) {
        return encoded.getShort(2) == 43;
    }

    private static long value(ByteBuffer encoded, int entry, boolean big) {
        int at = entry + (big ? 12 : 8);
        return switch (encoded.getShort(entry + 2) & 0xFFFF) {
            case SHORT -> encoded.getShort(at) & 0xFFFF;
            case LONG -> encoded.getInt(at) & 0xFFFFFFFFL;
            case LONG8 -> encoded.getLong(at);
            default -> 0;
        };
    }

    private static int position(long offset) {
        if (offset < 0 || offset > Integer.MAX_VALUE - 32) {
            throw new IndexOutOfBoundsException("No file is that long: " + offset);
        }
        return (int) offset;
    }
}
