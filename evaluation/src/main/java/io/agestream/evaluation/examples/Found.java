package io.agestream.evaluation.examples;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What stood at one place of a source. */
public sealed interface Found {

    /** Of the image: its name, or its key. */
    String id();

    /**
     * An example.
     *
     * @param years  the true age
     * @param tensor as ingest makes it; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // scored and forgotten, never compared
    record Example(String id, double years, byte[] tensor) implements Found {}

    /** None, for a reason that is counted. */
    record LeftOut(String id, Reason reason) implements Found {}

    /** A tombstone: what stood under this id before is none any more. */
    record Erased(String id) implements Found {}

    /** Why something is no example. */
    enum Reason {
        NO_IMAGE("no image by its first bytes", "no images by their first bytes"),
        UNUSABLE("an image that ingest refuses", "images that ingest refuses"),
        UNREADABLE("a file that cannot be read", "files that cannot be read"),
        NO_AGE("without an age", "without an age"),
        IMPOSSIBLE_AGE("with an age that is no number from 0 to 130", "with ages that are no numbers from 0 to 130"),
        OTHER_TENSOR("of another tensor specification", "of another tensor specification");

        private final String one;
        private final String several;

        Reason(String one, String several) {
            this.one = one;
            this.several = several;
        }

        /** As it stands in JSON: {@code no-image}. */
        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Such as {@code no images by their first bytes}. */
        public String words(int count) {
            return count == 1 ? one : several;
        }
    }
}
