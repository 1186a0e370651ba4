package io.agestream.train.training;

import io.agestream.model.age.AgeReading;
import io.agestream.model.network.Scorer;
import io.agestream.train.examples.Batch;
import io.agestream.train.examples.BatchChange;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.PrefetchedBatches;
import java.util.Optional;
import java.util.stream.IntStream;

/** How well a network does on a fold that it does not learn from. */
final class Validation {

    /** Keeps the logarithm finite where a probability has been rounded to 0. */
    private static final double SMALLEST = 1e-12;

    private Validation() {}

    /**
     * What was measured.
     *
     * @param samples  scored
     * @param loss     mean cross-entropy of the groups
     * @param accuracy 0 to 1
     */
    record Result(int samples, double loss, double accuracy) {}

    static Result of(Scorer scorer, AgeReading reading, FoldReader fold) {
        double loss = 0;
        int correct = 0;
        int samples = 0;
        try (PrefetchedBatches batches =
                fold.batches(IntStream.range(0, fold.size()).toArray(), BatchChange.NONE)) {
            for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
                Batch batch = next.get();
                float[][] rows = batch.size() == 0 ? new float[0][] : scorer.score(batch.tensors(), batch.size(), 1);
                for (int i = 0; i < rows.length; i++) {
                    float[] groups = reading.groupProbabilities(rows[i]);
                    loss -= Math.log(Math.max(SMALLEST, groups[batch.groups()[i]]));
                    correct += Accuracy.largest(groups) == batch.groups()[i] ? 1 : 0;
                }
                samples += rows.length;
            }
        }
        return new Result(samples, samples == 0 ? 0 : loss / samples, samples == 0 ? 0 : (double) correct / samples);
    }
}
