package io.agestream.system.fire;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker's disk that somebody else can fill. Where this process may mount one it is a small file system in memory; where
 * it may not, the broker's process is forbidden to let files grow, which it learns in the same way: a write fails.
 */
final class FullDisk implements AutoCloseable {

    /** More than the tests before it leave there. */
    private static final int MEGABYTES = FireForm.current().choose(640, 2000);

    private static final int BLOCK = 64 << 10;

    private final Path directory;
    private final boolean mounted;

    private FullDisk(Path directory, boolean mounted) {
        this.directory = directory;
        this.mounted = mounted;
    }

    /** @param directory of the broker's log; created */
    static FullDisk at(Path directory) {
        try {
            Files.createDirectories(directory);
            boolean mounted =
                    run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", directory.toString());
            return new FullDisk(directory, mounted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away what a run that was killed has left. */
    static void unmountLeftOver(Path directory) {
        try {
            if (Files.readString(Path.of("/proc/mounts")).contains(" " + directory + " ")) {
                run("umount", directory.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is done, for the figures. */
    String kind() {
        return mounted ? "tmpfs of " + MEGABYTES + " MiB, filled by a file" : "limit on the size of the process' files";
    }

    /** From now on nothing more can be written. */
    void fill(long brokerProcess) {
        if (!mounted) {
            if (!run("prlimit", "--pid", Long.toString(brokerProcess), "--fsize=1024:1024")) {
                throw new IllegalStateException("Neither mount nor prlimit is permitted: no way to fill a disk here");
            }
            return;
        }
        try (OutputStream filler = Files.newOutputStream(filler())) {
            byte[] block = new byte[BLOCK];
            for (int written = 0; written < MEGABYTES << 20; written += BLOCK) {
                filler.write(block);
            }
        } catch (IOException e) {
            return; // full, as wanted
        }
    }

    /** Somebody has tidied up. */
    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return directory.resolve("filler.tmp");
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (mounted && !run("umount", directory.toString())) {
            throw new IllegalStateException(directory + " could not be unmounted");
        }
    }
}
