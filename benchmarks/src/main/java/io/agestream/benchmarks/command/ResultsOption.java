package io.agestream.benchmarks.command;

import io.agestream.benchmarks.report.ResultsDirectory;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command writes its files. */
final class ResultsOption {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the files go (default: bench-results/<command>-<time>).")
    private @Nullable Path out;

    /** Makes it, so that it is known before anything is measured that it can be written. */
    Path create(String command, Clock clock) {
        return ResultsDirectory.create(out != null ? out : ResultsDirectory.byDefault(command, clock));
    }
}
