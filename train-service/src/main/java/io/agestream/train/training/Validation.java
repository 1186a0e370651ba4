package io.agestream.train.training;

import io.agestream.model.age.AgeReading;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Evaluator;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.network.Scorer;
import io.agestream.train.examples.Batch;
import io.agestream.train.examples.BatchChange;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.PrefetchedBatches;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How well a network does on a fold that it does not learn from.
 *
 * @param untempered all figures at temperature 1, at which it has learnt; null if the fold is empty
 * @param assessment at the temperature found on this fold; null if the fold is empty
 */
record Validation(@Nullable Evaluation untempered, @Nullable Assessment assessment) {

    private static final Validation NONE = new Validation(null, null);

    static Validation of(Scorer scorer, AgeReading reading, FoldReader fold) {
        List<LabelledOutput> outputs = outputs(scorer, fold);
        if (outputs.isEmpty()) {
            return NONE;
        }
        Evaluator evaluator = new Evaluator(reading);
        return new Validation(evaluator.evaluate(outputs, 1), evaluator.assessAndFit(outputs));
    }

    private static List<LabelledOutput> outputs(Scorer scorer, FoldReader fold) {
        List<LabelledOutput> outputs = new ArrayList<>(fold.size());
        int[] order = IntStream.range(0, fold.size()).toArray();
        try (PrefetchedBatches batches = fold.batches(order, BatchChange.NONE)) {
            for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
                Batch batch = next.get();
                float[][] rows = batch.size() == 0 ? new float[0][] : scorer.logits(batch.tensors(), batch.size());
                for (int i = 0; i < rows.length; i++) {
                    outputs.add(fold.examples().labelled(batch.places()[i], rows[i]));
                }
            }
        }
        return outputs;
    }

    /** Examples scored. */
    int samples() {
        return untempered == null ? 0 : untempered.examples();
    }

    /** Mean cross-entropy of the groups; null if the fold is empty. */
    @Nullable
    Double loss() {
        return untempered == null ? null : untempered.negativeLogLikelihood();
    }

    /** 0 to 1; null if the fold is empty. */
    @Nullable
    Double accuracy() {
        return untempered == null ? null : untempered.accuracy().value();
    }
}
