package io.agestream.benchmarks.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ReadmeTest {

    @Test
    void shouldExplainEveryOptionOfEveryCommand() throws IOException {
        // Given
        String readme = Files.readString(Path.of("README.md"));

        // When // Then
        for (CommandLine command : Bench.commandLine().getSubcommands().values()) {
            assertExplained(command, readme);
        }
    }

    private static void assertExplained(CommandLine command, String readme) {
        assertThat(readme).contains(command.getCommandSpec().qualifiedName(" ").replace("agestream ", ""));
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.usageHelp() && !option.versionHelp()) {
                assertThat(readme).contains(option.longestName());
            }
        }
        command.getSubcommands().values().forEach(sub -> assertExplained(sub, readme));
    }
}
