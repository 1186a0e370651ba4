package io.agestream.benchmarks.learning;

import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Evaluator;
import io.agestream.model.evaluation.LabelledOutput;
import io.agestream.model.network.MirroredScorer;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.train.training.TrainingPlan;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same faces for every checkpoint, which none of them has learnt from. */
record Exam(TrainingPlan plan, List<Face> faces) {

    private static final int BATCH = 64;

    Evaluation of(byte[] weights) {
        try (Network network = Network.frozen(plan.network(), plan.tensor(), weights);
                Scorer scorer = network.newScorer()) {
            return of(scorer);
        }
    }

    /** Where the mirror image of each face counts, too. */
    Evaluation ofMirrored(byte[] weights) {
        try (Network network = Network.frozen(plan.network(), plan.tensor(), weights);
                Scorer scorer = new MirroredScorer(network.newScorer(), plan.tensor())) {
            return of(scorer);
        }
    }

    private Evaluation of(Scorer scorer) {
        List<LabelledOutput> outputs = new ArrayList<>();
        ByteBuffer tensors = ByteBuffer.allocateDirect(BATCH * plan.tensor().bytes());
        for (int from = 0; from < faces.size(); from += BATCH) {
            List<Face> batch = faces.subList(from, Math.min(faces.size(), from + BATCH));
            tensors.clear();
            batch.forEach(face -> tensors.put(face.tensor()));
            float[][] logits = scorer.logits(tensors.flip(), batch.size());
            for (int i = 0; i < logits.length; i++) {
                outputs.add(new LabelledOutput(0, batch.get(i).age(), logits[i], Map.of()));
            }
        }
        return new Evaluator(plan.reading()).evaluate(outputs, 1);
    }
}
