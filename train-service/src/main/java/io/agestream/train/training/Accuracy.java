package io.agestream.train.training;

import io.agestream.model.age.AgeReading;
import io.agestream.model.probability.Probabilities;

/** Counts right answers. */
final class Accuracy {

    private Accuracy() {}

    /**
     * How many rows are most probably of their group.
     *
     * @param logits row after row
     * @param groups one per row
     */
    static int correct(AgeReading reading, float[] logits, int[] groups) {
        int width = groups.length == 0 ? 0 : logits.length / groups.length;
        int correct = 0;
        for (int i = 0; i < groups.length; i++) {
            float[] outputs = Probabilities.softmax(logits, i * width, width, 1);
            if (Probabilities.largest(reading.groupProbabilities(outputs)) == groups[i]) {
                correct++;
            }
        }
        return correct;
    }
}
