package io.agestream.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipes;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class QuickstartCommandTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine agestream = Agestream.commandLine().setErr(new PrintWriter(err, true));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--network large | There is no network \"large\"; choose one of agenet, agenet-l, agenet-s, article, tiny.",
                "--recipe none | There is no recipe \"none\"; choose one of agenet, article, or a file that ends in .properties.",
                "--recipe /none.properties | The recipe /none.properties cannot be read",
                "--count 0 | --count and --epochs must be 1 or more.",
                "--epochs 0 | --count and --epochs must be 1 or more.",
                "--port 65532 | --port: The port must be from 1 to 65531"
            })
    void shouldSayInASentenceWhatIsWrongWithTheOptions(String options, String sentence) {
        // When
        int code = agestream.execute(("quickstart " + options).split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).startsWith("agestream: ").contains(sentence).doesNotContain("\tat ");
    }

    @Test
    void shouldNameAllNetworksAndRecipesWhenAskedForHelp() {
        // When
        String help = agestream.getSubcommands().get("quickstart").getUsageMessage(CommandLine.Help.Ansi.OFF);

        // Then
        assertThat(help.replaceAll("\\s+", " "))
                .contains("The network: " + String.join(", ", Networks.NAMES) + " (default: article).")
                .contains("How it is trained: " + String.join(", ", Recipes.NAMES) + ", or a file");
    }
}
