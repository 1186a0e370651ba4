package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.split.Fold;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What continual training forgets in the worst case: one half of the faces is there when the planned epochs are trained; the
 * other comes afterwards, sorted by age, in portions, each with a continual epoch. After each, the model sits the exam of the
 * first half's validation fold; once as the recipe replays, and once without replay, from the same checkpoint on.
 */
public final class AgeSortedStream {

    private final Learning learning;
    private final int portions;
    private final Consumer<String> tell;

    /**
     * A measurement.
     *
     * @param portions in which the second half comes
     * @param tell     takes a line now and then
     */
    public AgeSortedStream(Learning learning, int portions, Consumer<String> tell) {
        this.learning = learning;
        this.portions = portions;
        this.tell = tell;
    }

    /**
     * What came out.
     *
     * @param planned  the exam after the planned epochs
     * @param arrivals what came
     * @param replayed the exam after each of them, with replay
     * @param tuned    the same without
     */
    public record Result(
            Evaluation planned, List<Arrival> arrivals, List<Evaluation> replayed, List<Evaluation> tuned) {}

    /**
     * A portion of the stream.
     *
     * @param youngest age in years
     * @param oldest   age in years
     */
    public record Arrival(int faces, int youngest, int oldest) {}

    public Result measure(List<Face> faces) {
        NativeEngine.load(learning.threads());
        List<Face> first = faces.subList(0, faces.size() / 2);
        List<List<Face>> rest = sorted(faces.subList(first.size(), faces.size()));
        TrainingPlan plan = learning.plan(Map.of());
        Exam exam = new Exam(
                plan, first.stream().filter(f -> f.fold() == Fold.VALIDATION).toList());
        if (exam.faces().isEmpty() || rest.stream().anyMatch(AgeSortedStream::isNothingToLearnFrom)) {
            throw new CommandFailedException(faces.size() + " faces are too few for " + portions + " portions.");
        }
        Checkpoints.Published planned = plan(plan, first);
        Evaluation before = exam.of(planned.checkpoint().weights());
        return new Result(
                before,
                rest.stream().map(AgeSortedStream::arrival).toList(),
                follow(plan, planned, first, rest, exam),
                follow(learning.plan(Map.of("replay", "0")), planned, first, rest, exam));
    }

    private Checkpoints.Published plan(TrainingPlan plan, List<Face> first) {
        List<Checkpoints.Published> published = new ArrayList<>();
        try (TrainedStore store = new TrainedStore(first)) {
            store.train(plan, Optional.empty(), checkpoint -> {
                published.add(checkpoint);
                tell.accept(checkpoint.checkpoint().epoch().line());
                return plan.recipe().isPlanned(published.size() + 1);
            });
        } catch (IOException e) {
            throw Learning.unusable(e);
        }
        return published.get(published.size() - 1);
    }

    private List<Evaluation> follow(
            TrainingPlan plan, Checkpoints.Published planned, List<Face> first, List<List<Face>> rest, Exam exam) {
        List<Evaluation> exams = new ArrayList<>();
        try (TrainedStore store = new TrainedStore(first)) {
            store.add(rest.get(0));
            store.train(plan, Optional.of(planned), checkpoint -> {
                exams.add(exam.of(checkpoint.checkpoint().weights()));
                tell.accept(checkpoint.checkpoint().epoch().line());
                return add(store, rest, exams.size());
            });
        } catch (IOException e) {
            throw Learning.unusable(e);
        }
        return exams;
    }

    private static boolean add(TrainedStore store, List<List<Face>> rest, int portion) {
        if (portion == rest.size()) {
            return false;
        }
        try {
            store.add(rest.get(portion));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<List<Face>> sorted(List<Face> faces) {
        List<Face> byAge =
                faces.stream().sorted(Comparator.comparingInt(Face::age)).toList();
        List<List<Face>> parts = new ArrayList<>();
        for (int i = 0; i < portions; i++) {
            parts.add(byAge.subList(byAge.size() * i / portions, byAge.size() * (i + 1) / portions));
        }
        return parts;
    }

    private static boolean isNothingToLearnFrom(List<Face> portion) {
        return portion.stream().noneMatch(face -> face.fold() == Fold.TRAINING);
    }

    private static Arrival arrival(List<Face> portion) {
        return new Arrival(
                portion.size(),
                portion.get(0).age(),
                portion.get(portion.size() - 1).age());
    }
}
