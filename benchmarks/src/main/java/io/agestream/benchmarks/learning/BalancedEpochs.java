package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.checkpoint.Sha256;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.split.Fold;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What balancing the age groups gives and takes: the planned epochs, once for each balance, on the same faces. */
public final class BalancedEpochs {

    /** Of each group, as many as of the one before, times this. */
    private static final double TAIL = 0.7;

    private final Learning learning;
    private final Consumer<String> tell;

    /** @param tell takes a line now and then */
    public BalancedEpochs(Learning learning, Consumer<String> tell) {
        this.learning = learning;
        this.tell = tell;
    }

    /** The validation fold's exam after the last epoch, by balance. */
    public Map<Double, Evaluation> measure(List<Face> faces, List<Double> balances) {
        NativeEngine.load(learning.threads());
        Map<Double, Evaluation> exams = new LinkedHashMap<>();
        for (double balance : balances) {
            TrainingPlan plan = learning.plan(Map.of("balance", Double.toString(balance)));
            Exam exam = new Exam(
                    plan,
                    faces.stream().filter(f -> f.fold() == Fold.VALIDATION).toList());
            if (exam.faces().isEmpty() || exam.faces().size() == faces.size()) {
                throw new CommandFailedException(faces.size() + " faces are too few.");
            }
            exams.put(balance, exam.of(weights(plan, faces)));
        }
        return exams;
    }

    private byte[] weights(TrainingPlan plan, List<Face> faces) {
        List<byte[]> weights = new ArrayList<>();
        try (TrainedStore store = new TrainedStore(faces)) {
            store.train(plan, Optional.empty(), published -> {
                tell.accept(published.checkpoint().epoch().line());
                weights.add(published.checkpoint().weights());
                return plan.recipe().isPlanned(weights.size() + 1);
            });
        } catch (IOException e) {
            throw Learning.unusable(e);
        }
        return weights.get(weights.size() - 1);
    }

    /** Drawn faces are of all groups alike; of these the older groups are rarer and rarer. */
    public static List<Face> longTail(List<Face> faces) {
        return faces.stream()
                .filter(face -> {
                    int group = AgeGroups.DEFAULT.groupOf(face.age()).orElseThrow();
                    double draw = Integer.parseInt(Sha256.hex(face.tensor()).substring(0, 6), 16) / (double) (1 << 24);
                    return draw < Math.pow(TAIL, group);
                })
                .toList();
    }
}
