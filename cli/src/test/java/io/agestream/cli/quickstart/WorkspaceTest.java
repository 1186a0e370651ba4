package io.agestream.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @Test
    void shouldKeepOnlyTheLogsWhenSomethingFailed() throws IOException {
        // Given
        Workspace workspace = Workspace.open(Optional.empty());
        Files.createDirectories(workspace.path().resolve("broker"));
        Files.writeString(workspace.path().resolve("broker").resolve("00.log"), "faces");
        Path log = Files.writeString(workspace.logs().resolve("train.log"), "said");

        // When
        workspace.delete(true);

        // Then
        assertThat(log).exists();
        assertThat(workspace.path().resolve("broker")).doesNotExist();
        workspace.delete(false);
        assertThat(workspace.path()).doesNotExist();
    }

    @Test
    void shouldKeepEverythingWhenTheUserChoseTheDirectory(@TempDir Path directory) throws IOException {
        // Given
        Workspace workspace = Workspace.open(Optional.of(directory.resolve("new/one")));
        Path file = Files.writeString(workspace.path().resolve("file"), "kept");

        // When
        workspace.delete(false);

        // Then
        assertThat(file).exists();
    }

    @Test
    void shouldSayHowMuchIsMissingWhenTheDiskIsTooFull(@TempDir Path directory) {
        // Given
        Workspace workspace = new Workspace(directory, false);

        // When // Then
        assertThatThrownBy(() -> workspace.requireSpace(Long.MAX_VALUE))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageMatching("There are \\d+ MiB free at .*, but about \\d+ MiB are needed: free some, .*");
    }

    @Test
    void shouldSayThatTheDirectoryCannotBeMadeWhenAFileIsInTheWay(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("file"), "");

        // When // Then
        assertThatThrownBy(() -> Workspace.open(Optional.of(file)))
                .isInstanceOf(CommandFailedException.class)
                .hasMessage("The data directory %s cannot be created or written: choose another with --data.", file);
    }
}
