package io.agestream.cli.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One file. */
final class SingleFileSource implements ImageSource {

    private @Nullable Path file;

    SingleFileSource(Path file) {
        this.file = file;
    }

    @Override
    public @Nullable SourceFile next() throws IOException {
        Path path = file;
        file = null;
        return path == null
                ? null
                : new SourceFile(
                        EntryName.clean(
                                path.toAbsolutePath().normalize().getFileName().toString()),
                        Files.size(path),
                        () -> Files.newInputStream(path));
    }

    @Override
    public void close() {
        file = null;
    }
}
