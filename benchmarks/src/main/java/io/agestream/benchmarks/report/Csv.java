package io.agestream.benchmarks.report;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in a file: a header, commas, decimal points, and quotation marks where a cell needs them. */
public final class Csv {

    private final List<String> lines = new ArrayList<>();

    public Csv(String... header) {
        lines.add(String.join(",", header));
    }

    /** Adds a row; numbers with a fraction get three digits of it. */
    public Csv row(Object... cells) {
        lines.add(String.join(",", List.of(cells).stream().map(Csv::cell).toList()));
        return this;
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** @throws CommandFailedException if it cannot be written */
    public void write(Path file) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.3f", number);
        }
        String text = value.toString();
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
