package io.agestream.model.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.agestream.contract.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {

    @Test
    void shouldTrainAsTheArticleDoes() {
        // When
        Recipe recipe = Recipes.named("article", Map.of(), 42);

        // Then
        assertThat(recipe)
                .usingRecursiveComparison()
                .ignoringFields("name")
                .isEqualTo(Recipe.plain(0.01f, 0, 128, 20, 42));
    }

    @Test
    void shouldReadBackFromJsonWhatTheAgenetRecipeSays() {
        // Given
        Recipe recipe = Recipes.named("agenet", Map.of(), 7);

        // When
        Recipe read = Json.read(Json.write(recipe), Recipe.class);

        // Then
        assertThat(read).isEqualTo(recipe);
        assertThat(read.optimizer()).isEqualTo(new Optimizer.Muon(0.95f, new Optimizer.AdamW(0.002f, 0.05f, 5)));
        assertThat(read.progression().sizeOf(7, 24, 128)).isEqualTo(64);
        assertThat(read.progression().sizeOf(8, 24, 128)).isEqualTo(128);
    }

    @Test
    void shouldPutOverridesAboveTheFile(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("mine.properties"), "epochs = 3\nlearning-rate = 0.5\n");

        // When
        Recipe recipe = Recipes.named(file.toString(), Map.of("epochs", "5"), 1);

        // Then
        assertThat(recipe.epochs()).isEqualTo(5);
        assertThat(recipe.optimizer().learningRate()).isEqualTo(0.5f);
        assertThat(recipe.name()).isEqualTo(file.toString());
    }

    @Test
    void shouldReadBackFromJsonWhatAFileSays(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(
                folder.resolve("mine.properties"),
                "optimizer = muon\nlearning-rate = 0.002\nweight-decay = 0.1\ndistance-weight = 0.3\n");
        Recipe recipe = Recipes.named(file.toString(), Map.of(), 7);

        // When
        Recipe read = Json.read(Json.write(recipe), Recipe.class);

        // Then
        assertThat(read).isEqualTo(recipe);
        assertThat(read.optimizer()).isEqualTo(new Optimizer.Muon(0.95f, new Optimizer.AdamW(0.002f, 0.1f, 0)));
        assertThat(read.lossWeights()).isEqualTo(new LossWeights(0.3f, 0.5f));
    }

    @Test
    void shouldTakeTheDefaultsForWhatAnEarlierManifestDoesNotSay() {
        // Given
        String json = new String(Json.write(Recipe.plain(0.01f, 0, 128, 20, 42)), StandardCharsets.UTF_8);
        String earlier =
                json.replaceAll("\"balance\":[^,]*,", "").replaceAll("\"(continual|lossWeights)\":\\{[^}]*},", "");

        // When
        Recipe recipe = Json.read(earlier.getBytes(StandardCharsets.UTF_8), Recipe.class);

        // Then
        assertThat(earlier).doesNotContain("balance", "continual", "lossWeights");
        assertThat(recipe).isEqualTo(Recipe.plain(0.01f, 0, 128, 20, 42));
    }

    @Test
    void shouldGoOnAtTheContinualRateBehindThePlan() {
        // Given
        Recipe recipe = Recipes.named("agenet", Map.of("epochs", "10", "continual-rate", "0.03"), 7);

        // Then
        assertThat(recipe.rateFactor(1, 0.75)).isEqualTo(0.5, within(1e-9));
        assertThat(recipe.rateFactor(10, 1)).isEqualTo(0.005, within(1e-9));
        assertThat(recipe.isPlanned(10)).isTrue();
        assertThat(recipe.isPlanned(11)).isFalse();
        assertThat(recipe.rateFactor(11, 0)).isEqualTo(0.03);
        assertThat(recipe.rateFactor(500, 0.5)).isEqualTo(0.03);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epochs = many       | epochs must be a number, not \"many\".",
                "epochs = 2.5        | epochs must be a whole number, not 2.5.",
                "optimizer = lion    | The optimizer must be sgd, adamw or muon, not lion.",
                "group-weight = -1   | The group weight must be 0 or more, not -1.0.",
                "weight-decay = 0.1  | it has no use for weight-decay; its keys are",
                "warm-up = 1         | The warm-up must be from 0 to below 1, not 1.0.",
                "balance = 1.1       | The balance must be from 0 to 1, not 1.1.",
                "balance = NaN       | The balance must be from 0 to 1, not NaN.",
                "continual-rate = 0  | The continual rate must be above 0 and at most 1, not 0.0.",
                "replay = 1          | The replay must be from 0 to 0.9, not 1.0."
            })
    void shouldSayInASentenceWhatCannotBe(String line, String sentence, @TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("bad.properties"), line);

        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.named(file.toString(), Map.of(), 1))
                .withMessageStartingWith("Recipe " + file + ": " + sentence);
    }

    @Test
    void shouldNameTheRecipesThereAreWhenAskedForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.named("best", Map.of(), 1))
                .withMessage("There is no recipe \"best\"; choose one of agenet, article, or a file that ends in"
                        + " .properties.");
    }

    @Test
    void shouldRiseInALineAndFallAlongACosine() {
        // Given
        Schedule schedule = new Schedule(0.2, 0.1);

        // Then
        assertThat(schedule.factor(0.1)).isEqualTo(0.5, within(1e-9));
        assertThat(schedule.factor(0.2)).isEqualTo(1, within(1e-9));
        assertThat(schedule.factor(0.6)).isEqualTo(0.55, within(1e-9));
        assertThat(schedule.factor(1)).isEqualTo(0.1, within(1e-9));
        assertThat(Schedule.CONSTANT.factor(0)).isEqualTo(1);
        assertThat(Schedule.CONSTANT.factor(1)).isEqualTo(1);
    }
}
