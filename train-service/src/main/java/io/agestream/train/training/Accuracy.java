package io.agestream.train.training;

import io.agestream.model.age.AgeReading;

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
            if (largest(reading.groupProbabilities(softmax(logits, i * width, width))) == groups[i]) {
                correct++;
            }
        }
        return correct;
    }

    /** The place of the largest value; of equal ones the first. */
    static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }

    private static float[] softmax(float[] logits, int from, int width) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            max = Math.max(max, logits[from + i]);
        }
        float[] row = new float[width];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            row[i] = (float) Math.exp(logits[from + i] - max);
            sum += row[i];
        }
        for (int i = 0; i < width; i++) {
            row[i] /= (float) sum;
        }
        return row;
    }
}
