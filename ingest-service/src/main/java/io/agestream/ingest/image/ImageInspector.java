package io.agestream.ingest.image;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads format and dimensions and holds them against the limits. Thread-safe; one image costs about a microsecond. */
public final class ImageInspector {

    private final ImageLimits limits;

    public ImageInspector(ImageLimits limits) {
        this.limits = limits;
    }

    public Inspection inspect(byte @Nullable [] encoded) {
        if (encoded == null || encoded.length == 0) {
            return refused(Inspection.Cause.EMPTY, "the record is empty: there is no image in it");
        }
        if (encoded.length > limits.maxBytes()) {
            return refused(
                    Inspection.Cause.TOO_MANY_BYTES,
                    String.format(
                            Locale.ROOT,
                            "the image has %,d bytes; the limit is %,d",
                            encoded.length,
                            limits.maxBytes()));
        }
        Optional<ImageFormat> format = ImageFormat.of(encoded);
        if (format.isEmpty()) {
            return refused(
                    Inspection.Cause.UNKNOWN_FORMAT,
                    "these bytes are no image in a known format (" + ImageFormat.names() + ")");
        }
        return format.get()
                .size(encoded)
                .map(size -> within(new ImageHeader(format.get(), size)))
                .orElseGet(() -> refused(Inspection.Cause.DAMAGED_HEADER, damaged(format.get(), encoded)));
    }

    private Inspection within(ImageHeader header) {
        return header.size().pixels() <= limits.maxPixels()
                ? new Inspection.Passed(header)
                : refused(
                        Inspection.Cause.TOO_MANY_PIXELS,
                        "the image is " + header.size() + " pixels ("
                                + megapixels(header.size().pixels(), RoundingMode.UP) + "); the limit is "
                                + megapixels(limits.maxPixels(), RoundingMode.DOWN));
    }

    private static String damaged(ImageFormat format, byte[] encoded) {
        return format.isCutOff(encoded)
                ? "the " + format + " is cut off: it has only " + encoded.length
                        + " bytes and ends before the image does"
                : "the " + format + " is damaged: its header does not say how large the image is";
    }

    private static Inspection refused(Inspection.Cause cause, String reason) {
        return new Inspection.Refused(cause, reason);
    }

    /** Rounded away from the limit, so that an image just above it does not read as if it were not. */
    private static String megapixels(long pixels, RoundingMode rounding) {
        return BigDecimal.valueOf(pixels, 6)
                        .setScale(1, rounding)
                        .stripTrailingZeros()
                        .toPlainString()
                + " MP";
    }
}
