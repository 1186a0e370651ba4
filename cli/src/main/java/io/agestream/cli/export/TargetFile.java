package io.agestream.cli.export;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there completely or not at all.
 *
 * @param path      where
 * @param overwrite whether one that is there already may be replaced
 */
public record TargetFile(Path path, boolean overwrite) {

    /** @throws CommandFailedException if it may not be written */
    public void check() {
        Path directory = directory();
        if (Files.isDirectory(path)) {
            throw new CommandFailedException(path + " is a directory: --output names the file to write.");
        } else if (!overwrite && Files.exists(path)) {
            throw new CommandFailedException(path + " exists already: --force overwrites it, --output names another.");
        } else if (!Files.isDirectory(directory)) {
            throw new CommandFailedException("There is no directory " + directory + " to write to.");
        }
    }

    /** @throws CommandFailedException if that fails */
    public void write(byte[] bytes) {
        check();
        try {
            // In the same directory, since a file can be moved as a whole only within a file system.
            Path unfinished = Files.createTempFile(directory(), path.getFileName() + ".", ".part");
            try {
                Files.write(unfinished, bytes);
                Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new CommandFailedException("The file " + path + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Path directory() {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path.toAbsolutePath() : parent;
    }
}
