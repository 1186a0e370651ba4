package io.agestream.benchmarks.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The short form of {@code bench continual}. */
class AgeSortedStreamTest {

    private static final int FACES = 2400;
    private static final int EPOCHS = 15;
    private static final int PORTIONS = 5;
    /** The continual rate is higher than that of any recipe, so that little data shows what is forgotten. */
    private static final Map<String, String> RECIPE = Map.of(
            "epochs", Integer.toString(EPOCHS), "batch-size", "32", "last-rate", "0.02", "continual-rate", "0.5");

    @Test
    void shouldKeepWithReplayWhatFineTuningForgetsWhenTheStreamIsSortedByAge() {
        // Given
        List<Face> faces = Faces.read(Optional.empty(), FACES);
        List<String> lines = new ArrayList<>();

        // When: two runs, since one exam of a hundred faces says little
        List<AgeSortedStream.Result> results = IntStream.rangeClosed(1, 2)
                .mapToObj(seed -> new AgeSortedStream(learning(seed), PORTIONS, lines::add).measure(faces))
                .toList();

        // Then
        assertThat(lines).hasSize(2 * (EPOCHS + 2 * PORTIONS));
        double planned = mean(results, result -> List.of(result.planned()));
        double replayed = mean(results, AgeSortedStream.Result::replayed);
        double tuned = mean(results, AgeSortedStream.Result::tuned);
        assertThat(replayed).as("with replay, after %.4f", planned).isGreaterThan(planned - 0.05);
        assertThat(tuned).as("without, and %.4f with replay", replayed).isLessThan(replayed - 0.02);
        List<AgeSortedStream.Arrival> arrivals = results.get(0).arrivals();
        assertThat(arrivals.stream().mapToInt(AgeSortedStream.Arrival::faces).sum())
                .isEqualTo(FACES / 2);
        for (int i = 1; i < PORTIONS; i++) {
            assertThat(arrivals.get(i).youngest())
                    .isGreaterThanOrEqualTo(arrivals.get(i - 1).oldest());
        }
    }

    @Test
    void shouldSayThatThereAreTooFewFaces() {
        // Given
        List<Face> faces = Faces.read(Optional.empty(), 20);

        // When // Then
        assertThatThrownBy(() -> new AgeSortedStream(learning(1), 10, line -> {}).measure(faces))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("20 faces are too few for 10 portions.");
    }

    private static Learning learning(int seed) {
        return new Learning("tiny", "article", RECIPE, seed, 1);
    }

    private static double mean(
            List<AgeSortedStream.Result> results, Function<AgeSortedStream.Result, List<Evaluation>> exams) {
        return results.stream()
                .flatMap(result -> exams.apply(result).stream())
                .mapToDouble(exam -> exam.accuracy().value())
                .average()
                .orElseThrow();
    }
}
