package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * JPEG, ISO/IEC 10918-1 annex B: segments behind markers, the size in the frame header (SOF). Like libjpeg it passes
 * over fill bytes and over bytes that do not belong to any segment, since some cameras write them.
 */
final class JpegReader implements FormatReader {

    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;

    @Override
    public boolean recognises(byte[] encoded) {
        return encoded.length > 2 && encoded[0] == (byte) 0xFF && encoded[1] == (byte) SOI && encoded[2] == (byte) 0xFF;
    }

    @Override
    public Optional<ImageSize> size(ByteBuffer encoded) {
        int position = nextMarker(encoded, 2);
        while (true) {
            int marker = encoded.get(position) & 0xFF;
            if (isFrameHeader(marker)) {
                int height = encoded.getShort(position + 4) & 0xFFFF;
                int width = encoded.getShort(position + 6) & 0xFFFF;
                return FormatReader.sizeOf(width, height);
            }
            if (marker == SOS || marker == EOI) {
                return Optional.empty();
            }
            position = nextMarker(encoded, endOfSegment(encoded, position, marker));
        }
    }

    /** Follows the segments to the end-of-image marker; what cameras write behind it is no concern of ours. */
    @Override
    public boolean isCutOff(ByteBuffer encoded) {
        int position = nextMarker(encoded, 2);
        while ((encoded.get(position) & 0xFF) != EOI) {
            position = nextMarker(encoded, endOfSegment(encoded, position, encoded.get(position) & 0xFF));
        }
        return false;
    }

    /** Where the code of the next marker stands: behind 0xFF, neither another 0xFF nor the 0 of a stuffed data byte. */
    private static int nextMarker(ByteBuffer encoded, int from) {
        int position = from;
        while (true) {
            while (encoded.get(position) != (byte) 0xFF) {
                position++;
            }
            while (encoded.get(position) == (byte) 0xFF) {
                position++;
            }
            if (encoded.get(position) != 0) {
                return position;
            }
        }
    }

    private static int endOfSegment(ByteBuffer encoded, int marker, int code) {
        boolean standsAlone = code == 0x01 || (code >= 0xD0 && code <= SOI);
        return standsAlone ? marker + 1 : marker + 1 + (encoded.getShort(marker + 1) & 0xFFFF);
    }

    /** SOF0 to SOF15 without the codes in between that mean tables (DHT, DAC) or an extension (JPG). */
    private static boolean isFrameHeader(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }
}
