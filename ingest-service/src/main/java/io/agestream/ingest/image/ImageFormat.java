package io.agestream.ingest.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are accepted, told apart by their first bytes and never by a name. */
public enum ImageFormat {
    JPEG("JPEG", new JpegReader()),
    PNG("PNG", new PngReader()),
    WEBP("WebP", new WebpReader()),
    BMP("BMP", new BmpReader()),
    TIFF("TIFF", new TiffReader()),
    GIF("GIF", new GifReader());

    private static final String NAMES =
            Arrays.stream(values()).map(ImageFormat::toString).collect(Collectors.joining(", "));

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // the readers keep no state
    private final FormatReader reader;

    ImageFormat(String text, FormatReader reader) {
        this.text = text;
        this.reader = reader;
    }

    /** The names of all formats, for a sentence. */
    public static String names() {
        return NAMES;
    }

    /** The format whose signature the bytes start with. */
    public static Optional<ImageFormat> of(byte[] encoded) {
        for (ImageFormat format : values()) {
            if (format.reader.recognises(encoded)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The size that the header states, without decoding anything.
     *
     * @return empty if the header is damaged or not all there
     */
    Optional<ImageSize> size(byte[] encoded) {
        try {
            return reader.size(ByteBuffer.wrap(encoded));
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // the header points behind the end, or the file ends within it
        }
    }

    /**
     * Whether the file ends before its own structure says it does. Costs one pass over the bytes, so that it is asked
     * only for the reason of an image that could not be decoded.
     */
    public boolean isCutOff(byte[] encoded) {
        try {
            return reader.isCutOff(ByteBuffer.wrap(encoded));
        } catch (IndexOutOfBoundsException e) {
            return true;
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
