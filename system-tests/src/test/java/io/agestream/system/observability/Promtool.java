package io.agestream.system.observability;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Prometheus' own tool for its files; it comes with Prometheus. */
final class Promtool {

    private Promtool() {}

    /** Skips the test where Prometheus is not installed; .ci/run installs it. */
    static void assumeInstalled() {
        assumeThat(Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))))
                .as("Prometheus is installed (Debian: apt-get install prometheus)")
                .isTrue();
    }

    /** What it says; empty if it has nothing against the files. */
    static String complaint(List<String> command, List<Path> files) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("promtool"));
        line.addAll(command);
        files.forEach(file -> line.add(file.toString()));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }
}
