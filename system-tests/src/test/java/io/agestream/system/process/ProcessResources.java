package io.agestream.system.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment, as {@code /proc} tells.
 *
 * @param residentKilobytes  of everything, mapped files among it
 * @param anonymousKilobytes of what belongs to it alone: heap and native memory, no mapped file
 * @param threads            of the system
 * @param handles            open files and sockets
 */
public record ProcessResources(long residentKilobytes, long anonymousKilobytes, long threads, long handles) {

    /** Names of the {@link #values()}. */
    public static final String COLUMNS = "resident_kb,anonymous_kb,threads,handles";

    /** For a table. */
    public Object[] values() {
        return new Object[] {residentKilobytes, anonymousKilobytes, threads, handles};
    }

    static ProcessResources of(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> handles = Files.list(process.resolve("fd"))) {
            List<String> status = Files.readAllLines(process.resolve("status"));
            return new ProcessResources(
                    number(status, "VmRSS:"), number(status, "RssAnon:"), number(status, "Threads:"), handles.count());
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " cannot be looked at", e);
        }
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
