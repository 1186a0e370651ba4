package io.agestream.cli.images;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Files one after the other, always in the same order. For one thread; its memory does not grow with their number. */
public interface ImageSource extends Closeable {

    /**
     * The next file, which is valid until the next call; null after the last.
     *
     * @throws IOException if the source itself is damaged; the message is fit for a user
     */
    @Nullable
    SourceFile next() throws IOException;
}
