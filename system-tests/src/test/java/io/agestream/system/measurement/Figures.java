package io.agestream.system.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a test's figures go: lines on standard output and in {@code figures.txt}, tables as CSV beside it. */
public final class Figures {

    private final String test;
    private final Path directory;

    /** @param test name of it; figures stand in {@code target/fire/<test>} */
    public Figures(String test) {
        this.test = test;
        this.directory = Path.of("target", "fire", test);
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(directory.resolve("figures.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void print(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        System.out.println("[" + test + "] " + line);
        try {
            Files.writeString(
                    directory.resolve("figures.txt"),
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param header names of the columns, separated by commas */
    public void csv(String file, String header, List<Object[]> rows) {
        String text = rows.stream()
                .map(row -> Arrays.stream(row).map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n", header + "\n", "\n"));
        try {
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
