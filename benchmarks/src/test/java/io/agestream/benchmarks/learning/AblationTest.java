package io.agestream.benchmarks.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AblationTest {

    private final List<String> epochs = new ArrayList<>();
    private final List<Ablation.Outcome> outcomes = new ArrayList<>();

    @Test
    void shouldTrainEachVariantWithEachSeedAndExamineThemOnTheSameFaces() {
        // Given
        List<Face> faces = Faces.read(Optional.empty(), 300);
        List<Ablation.Variant> variants = List.of(
                Ablation.Variant.NONE,
                variant("epochs", "3"),
                variant("learning-rate", "0.01"),
                variant("mirror", "1"),
                variant("network", "agenet-s"));

        // When
        ablation(Map.of("epochs", "2")).measure(faces, variants, 2, outcomes::add);

        // Then
        assertThat(outcomes)
                .extracting(outcome -> outcome.seed() + " " + outcome.variant().name())
                .containsExactly(
                        "7 as it is",
                        "7 epochs=3",
                        "7 learning-rate=0.01",
                        "7 mirror=1",
                        "7 network=agenet-s",
                        "8 as it is",
                        "8 epochs=3",
                        "8 learning-rate=0.01",
                        "8 mirror=1",
                        "8 network=agenet-s");
        assertThat(epochs).hasSize(2 * (2 + 3 + 2 + 2 + 2));
        assertThat(outcomes.stream().map(outcome -> outcome.exam().examples()).distinct())
                .hasSize(1);
        Evaluation asItIs = outcomes.get(0).exam();
        assertThat(outcomes.get(2).exam()).as("the rate that it has anyway").isEqualTo(asItIs);
        assertThat(outcomes.get(3).exam()).as("other images").isNotEqualTo(asItIs);
        assertThat(outcomes.get(4).exam()).as("another network").isNotEqualTo(asItIs);
        assertThat(outcomes.get(5).exam()).as("another seed").isNotEqualTo(asItIs);
        assertThat(outcomes.get(0).mirrored()).isNotEqualTo(asItIs);
    }

    @Test
    void shouldTrainNothingIfAVariantCannotBe() {
        // Given
        List<Ablation.Variant> variants = List.of(Ablation.Variant.NONE, variant("epoch", "3"));

        // When // Then
        assertThatThrownBy(() -> ablation(Map.of()).measure(List.of(), variants, 1, outcomes::add))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("it has no use for epoch;");
        assertThat(epochs).isEmpty();
    }

    @Test
    void shouldTakeAnotherNetworkFromAVariantOnly() {
        assertThatThrownBy(() -> ablation(Map.of("network", "agenet-s"))
                        .measure(List.of(), List.of(Ablation.Variant.NONE), 1, outcomes::add))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("it has no use for network;");
    }

    private Ablation ablation(Map<String, String> keys) {
        return new Ablation(new Learning("tiny", "article", keys, 7, 1), epochs::add);
    }

    private static Ablation.Variant variant(String key, String value) {
        return new Ablation.Variant(Map.of(key, value));
    }
}
