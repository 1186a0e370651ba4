package io.agestream.benchmarks.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On how many threads the engine trains. */
final class EngineThreadsOption {

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of the engine (default: its own choice, one per core, as the service).")
    private @Nullable Integer threads;

    /** 0 for the engine's own choice. */
    int count() {
        Integer asked = threads;
        return asked == null ? 0 : asked;
    }
}
