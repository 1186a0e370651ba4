package io.agestream.evaluation.examples;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gives what may be examples one after the other, always in the same order. For one thread, which closes it. */
public interface ExampleSource extends Closeable {

    /** Something that has been read but not yet understood. */
    @FunctionalInterface
    interface Candidate {
        /** Decodes it; on any thread, once. */
        Found understand();
    }

    /**
     * The next one; null after the last.
     *
     * @throws IOException if the source itself is damaged; the message is fit for a user
     */
    @Nullable
    Candidate next() throws IOException;

    /** A few words for a user, such as {@code faces.zip}. */
    String description();
}
