package io.agestream.benchmarks.command;

import io.agestream.benchmarks.learning.Face;
import io.agestream.benchmarks.learning.Faces;
import io.agestream.benchmarks.learning.Learning;
import io.agestream.cli.command.NetworkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is trained, on what, and how. */
final class LearningOptions {

    @Option(
            names = "--images",
            paramLabel = "PATH",
            description = "A folder or archive of faces whose names begin with the age (default: drawn faces).")
    private @Nullable Path images;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = AtLeastOne.class,
            description = "Faces at most, chosen by the hash of their names (default: ${DEFAULT-VALUE}).")
    private int count = 6000;

    @Mixin
    private NetworkOption network = new NetworkOption();

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            description = "How it is trained: a name, or a file that ends in .properties (default: ${DEFAULT-VALUE}).")
    private String recipe = "article";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Stands above the recipe, such as --set epochs=5 --set continual-rate=0.05.")
    private Map<String, String> set = new HashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "Of the run (default: ${DEFAULT-VALUE}).")
    private int seed = 42;

    @Mixin
    private EngineThreadsOption threads = new EngineThreadsOption();

    boolean drawn() {
        return images == null;
    }

    List<Face> faces() {
        return Faces.read(Optional.ofNullable(images), count);
    }

    Learning learning() {
        return new Learning(network.name(), recipe, set, seed, threads.count());
    }

    /** Such as {@code network tiny, recipe article (epochs=5), seed 42}. */
    String line(int faces) {
        return faces + " " + (drawn() ? "drawn faces" : "faces of " + images) + ", network " + network.name()
                + ", recipe " + recipe + (set.isEmpty() ? "" : " " + set) + ", seed " + seed;
    }
}
