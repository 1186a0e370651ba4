package io.agestream.system.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of deploy/ and docs/. */
final class Deployed {

    private static final Path HOME = Path.of("..");
    static final Path DASHBOARDS = HOME.resolve("deploy/grafana/dashboards");
    static final Path SCRAPE_CONFIGURATION = HOME.resolve("deploy/prometheus/prometheus.yml");
    static final Path RULES = HOME.resolve("deploy/prometheus/rules");
    static final Path RULE_TESTS = HOME.resolve("deploy/prometheus/tests");
    static final Path METRICS = HOME.resolve("docs/metrics.md");
    static final Path RUNBOOK = HOME.resolve("docs/runbook.md");

    private Deployed() {}

    /** The files of a folder, by name. */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
