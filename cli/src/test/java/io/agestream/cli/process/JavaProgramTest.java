package io.agestream.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaProgramTest {

    @Test
    void shouldIgnoreTheTerminalAndWatchTheParentWhenRun() {
        // Given
        JavaProgram program = new JavaProgram("ingest", List.of("-Xmx1m"), List.of("-jar", "a b.jar"), Map.of());

        // When
        List<String> command = program.commandLine(Path.of("/jdk"), Optional.of(Path.of("/watch.jar")), 77);

        // Then
        assertThat(command)
                .containsExactly(
                        "/bin/sh",
                        "-c",
                        "trap '' INT HUP; exec \"$@\"",
                        "sh",
                        "/jdk/bin/java",
                        "-javaagent:/watch.jar=77",
                        "-Xmx1m",
                        "-jar",
                        "a b.jar");
    }

    @Test
    void shouldLeaveOutTheWatchWhenThereIsNoJarOfIt() {
        // When
        List<String> command = new JavaProgram("x", List.of(), List.of("Main"), Map.of())
                .commandLine(Path.of("/jdk"), Optional.empty(), 77);

        // Then
        assertThat(command).endsWith("sh", "/jdk/bin/java", "Main");
    }
}
