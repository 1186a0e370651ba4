package io.agestream.benchmarks.report;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Where the files of a measurement go. */
public final class ResultsDirectory {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ResultsDirectory() {}

    /** The default: {@code bench-results/<command>-<UTC time>} under the current directory. */
    public static Path byDefault(String command, Clock clock) {
        return Path.of("bench-results", command + "-" + STAMP.format(clock.instant()));
    }

    /**
     * Makes it before anything is measured, so that no measurement is in vain.
     *
     * @throws CommandFailedException if it cannot be created
     */
    public static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The directory " + directory + " cannot be created: choose another with --out.", e);
        }
    }
}
