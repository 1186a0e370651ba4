package io.agestream.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvaluationProgramTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluate | Say what to evaluate on: a PATH, or --topic and its options.",
                "evaluate . --topic | Say what to evaluate on: a PATH, or --topic and its options.",
                "evaluate . --since 2026-11-23 | Say what to evaluate on: a PATH, or --topic and its options.",
                "evaluate --topic --from 3 | Offsets are those of a partition: say --partition, too.",
                "evaluate --topic --partition 1 --from 3 --to 2 | The range ends before it begins.",
                "evaluate --topic --since noon | a time is as 2026-11-23 or 2026-11-23T18:45:00Z, not \"noon\"",
                "evaluate . --fold test | expected one of [TRAINING, VALIDATION, ALL] (case-insensitive) but was 'test'",
                "evaluate . --engine abacus | There is no engine \"abacus\"; choose one of onnxruntime, pytorch.",
                "'' | Say what to do: evaluate, report.",
            })
    void shouldSayInASentenceWhatIsWrongWithTheOptions(String arguments, String sentence) {
        // When
        TypedCommand command = TypedCommand.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        // Then
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.out()).isEmpty();
        assertThat(command.err()).startsWith("agestream: ").contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldSayThatThereIsNoSuchFileBeforeKafkaIsAsked(@TempDir Path folder) {
        // When
        TypedCommand command =
                TypedCommand.run("evaluate", folder.resolve("none").toString());

        // Then
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err())
                .isEqualToIgnoringNewLines("agestream: There is no file or folder " + folder.resolve("none") + ".");
    }

    @Test
    void shouldExplainEachCommand() {
        for (CommandLine command :
                EvaluationProgram.commandLine().getSubcommands().values()) {
            assertThat(command.getUsageMessage())
                    .contains("Usage: agestream ")
                    .contains("--help")
                    .contains("--bootstrap-server");
        }
    }
}
