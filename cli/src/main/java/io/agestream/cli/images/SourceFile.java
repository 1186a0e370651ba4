package io.agestream.cli.images;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a source.
 *
 * @param name    its path inside the source with {@code /} between the parts
 * @param size    in bytes as the source gives it, which may be wrong; -1 if it does not say
 * @param content opened at most once
 */
public record SourceFile(String name, long size, Content content) {

    /** Gives the bytes. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** The first bytes of it, one more than the limit at most, so that too much can be told from enough. */
    public byte[] read(int limit) throws IOException {
        try (InputStream in = content.open()) {
            return in.readNBytes(limit + 1);
        }
    }

    /** The last part of the name. */
    public String fileName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
