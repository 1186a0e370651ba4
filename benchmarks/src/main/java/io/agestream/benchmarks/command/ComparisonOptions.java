package io.agestream.benchmarks.command;

import picocli.CommandLine.Option;

/** How a service and its ceilings are measured in turn. */
final class ComparisonOptions {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Of measuring all in turn (default: ${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "That the measured work runs on (default: one per core).")
    int threads = Runtime.getRuntime().availableProcessors();
}
