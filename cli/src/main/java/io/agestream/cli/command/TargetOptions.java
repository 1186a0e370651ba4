package io.agestream.cli.command;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.export.TargetFile;
import io.agestream.model.manifest.Manifest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that writes a file about a checkpoint; those of other programs, too. */
public final class TargetOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The file to write (default: <name>-<version>.<format> in this directory).")
    private @Nullable Path output;

    @Option(names = "--force", description = "Overwrites the file if it exists.")
    private boolean force;

    /**
     * To be called before anything is fetched.
     *
     * @throws CommandFailedException if the named file may not be written
     */
    public void check() {
        if (output != null) {
            target(output).check();
        }
    }

    /**
     * Writes the named file, or one that is named after the checkpoint.
     *
     * @param extension of the latter, without a dot
     * @return the file
     * @throws CommandFailedException if that fails
     */
    public Path write(byte[] bytes, Manifest manifest, String extension) {
        Path file = output == null ? Path.of(manifest.name() + "-" + manifest.version() + "." + extension) : output;
        target(file).write(bytes);
        return file;
    }

    private TargetFile target(Path file) {
        return new TargetFile(file, force);
    }
}
