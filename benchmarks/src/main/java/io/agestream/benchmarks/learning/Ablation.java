package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.split.Fold;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What single values of a recipe give and take: the planned epochs, once for each variant and seed, on the same faces, all of
 * them examined on the same validation fold.
 */
public final class Ablation {

    private final Learning learning;
    private final Consumer<String> tell;

    /**
     * A measurement.
     *
     * @param learning what the variants vary
     * @param tell     takes a line after each epoch
     */
    public Ablation(Learning learning, Consumer<String> tell) {
        this.learning = learning;
        this.tell = tell;
    }

    /**
     * A change.
     *
     * @param keys of the recipe and their values, or {@code network} and its name; none for no change
     */
    public record Variant(Map<String, String> keys) {

        /** No change. */
        public static final Variant NONE = new Variant(Map.of());

        public Variant {
            keys = Map.copyOf(keys);
        }

        /** Such as {@code epochs=5 erase=0}. */
        public String name() {
            return keys.isEmpty()
                    ? "as it is"
                    : new TreeMap<>(keys)
                            .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(" "));
        }
    }

    /**
     * What one run came to.
     *
     * @param exam     of the last epoch's weights on the validation fold, at temperature 1
     * @param mirrored the same, where mirror images count, too
     * @param time     that all epochs took, their validations included
     */
    public record Outcome(Variant variant, int seed, Evaluation exam, Evaluation mirrored, Duration time) {}

    /**
     * Runs them all: each variant with the first seed, then each with the next.
     *
     * @param variants at least one
     * @param seeds    how many, the learning's own and those behind it
     * @param done     takes each outcome as it comes
     * @throws CommandFailedException if a variant cannot be, before any is trained, or there are too few faces
     */
    public void measure(List<Face> faces, List<Variant> variants, int seeds, Consumer<Outcome> done) {
        variants.forEach(variant -> plan(variant, learning.seed()));
        List<Face> fold =
                faces.stream().filter(face -> face.fold() == Fold.VALIDATION).toList();
        if (fold.isEmpty() || fold.size() == faces.size()) {
            throw new CommandFailedException(faces.size() + " faces are too few.");
        }
        NativeEngine.load(learning.threads());
        for (int seed = learning.seed(); seed < learning.seed() + seeds; seed++) {
            for (Variant variant : variants) {
                done.accept(run(variant, seed, faces, fold));
            }
        }
    }

    private Outcome run(Variant variant, int seed, List<Face> faces, List<Face> fold) {
        TrainingPlan plan = plan(variant, seed);
        Exam exam = new Exam(plan, fold);
        long start = System.nanoTime();
        byte[] weights = weights(plan, faces);
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Outcome(variant, seed, exam.of(weights), exam.ofMirrored(weights), time);
    }

    private TrainingPlan plan(Variant variant, int seed) {
        return learning.varied(variant.keys(), seed).plan(Map.of());
    }

    private byte[] weights(TrainingPlan plan, List<Face> faces) {
        List<byte[]> last = new ArrayList<>();
        try (TrainedStore store = new TrainedStore(faces)) {
            store.train(plan, Optional.empty(), published -> {
                tell.accept(published.checkpoint().epoch().line());
                last.clear();
                last.add(published.checkpoint().weights());
                return published.checkpoint().epoch().epoch() < plan.recipe().epochs();
            });
        } catch (IOException e) {
            throw Learning.unusable(e);
        }
        return last.get(0);
    }
}
