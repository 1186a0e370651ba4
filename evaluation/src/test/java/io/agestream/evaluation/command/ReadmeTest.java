package io.agestream.evaluation.command;

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
        for (CommandLine command :
                EvaluationProgram.commandLine().getSubcommands().values()) {
            assertThat(readme).contains("agestream " + command.getCommandName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                if (!option.usageHelp()) {
                    assertThat(readme).contains(option.longestName());
                }
            }
        }
    }
}
