package io.agestream.ingest.image;

/** What is known of an image before its pixels are decoded. */
public sealed interface Inspection {

    /** It has a header and keeps the limits. */
    record Passed(ImageHeader header) implements Inspection {}

    /** @param reason a sentence for whoever sent it */
    record Refused(Cause cause, String reason) implements Inspection {}

    /** Why an image is refused; each is another answer over HTTP. */
    enum Cause {
        EMPTY,
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        UNKNOWN_FORMAT,
        DAMAGED_HEADER
    }
}
