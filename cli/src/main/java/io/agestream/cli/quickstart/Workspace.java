package io.agestream.cli.quickstart;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where everything that runs keeps its data and logs. It holds faces, so that a temporary one is deleted at the end.
 *
 * @param path      of the directory
 * @param temporary whether it is deleted
 */
public record Workspace(Path path, boolean temporary) {

    private static final String LOGS = "logs";

    /**
     * Opens one.
     *
     * @param kept where it is; empty makes a temporary one
     * @throws CommandFailedException if it cannot be created
     */
    static Workspace open(Optional<Path> kept) {
        if (kept.isEmpty()) {
            return temporary("agestream-quickstart-");
        }
        try {
            return new Workspace(
                            Files.createDirectories(kept.get().toAbsolutePath().normalize()), false)
                    .withLogs();
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The data directory " + kept.get() + " cannot be created or written: choose another with --data.",
                    e);
        }
    }

    /**
     * Makes a temporary one.
     *
     * @param prefix of its name
     * @throws CommandFailedException if it cannot be created
     */
    public static Workspace temporary(String prefix) {
        try {
            return new Workspace(Files.createTempDirectory(prefix), true).withLogs();
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The directory for temporary files cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private Workspace withLogs() throws IOException {
        Files.createDirectories(logs());
        return this;
    }

    public Path logs() {
        return path.resolve(LOGS);
    }

    /** @throws CommandFailedException if there is less space than this */
    void requireSpace(long bytes) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < bytes) {
                throw new CommandFailedException("There are " + (free >> 20) + " MiB free at " + path + ", but about "
                        + (bytes >> 20)
                        + " MiB are needed: free some, send fewer images with --count, or choose another"
                        + " disk with --data.");
            }
        } catch (IOException e) {
            throw new CommandFailedException("The space at " + path + " cannot be told: " + e.getMessage() + ".", e);
        }
    }

    /**
     * Deletes what is temporary and still there.
     *
     * @param keepLogs whether the logs stay, in which there are no faces
     */
    public void delete(boolean keepLogs) {
        if (!temporary || !Files.exists(path)) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder())
                    .filter(file -> !keepLogs || !(file.startsWith(logs()) || file.equals(path)))
                    .toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The temporary directory " + path
                            + " could not be deleted; it holds the images, so please delete it yourself.",
                    e);
        }
    }
}
