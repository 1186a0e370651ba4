package io.agestream.ingest.outcome;

import java.util.Locale;

/** What could not be done with a rejected record; in the order in which it is tried. */
public enum Stage {
    /** Its key and headers are too large to be passed on. */
    RECORD,
    /** Its key is no text. */
    KEY,
    /** Its age is no age. */
    LABEL,
    /** Its image has no readable header, or is larger than allowed. */
    HEADER,
    /** Its image is empty, or its pixels could not be decoded. */
    DECODE;

    /** As it stands in dead letters and metrics. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
