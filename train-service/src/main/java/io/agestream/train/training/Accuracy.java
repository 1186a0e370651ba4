package io.agestream.train.training;

/** Counts right answers. */
final class Accuracy {

    private Accuracy() {}

    /**
     * How many rows are largest at their group.
     *
     * @param scores row after row, logits or probabilities
     * @param groups one per row
     */
    static int correct(float[] scores, int[] groups) {
        int width = groups.length == 0 ? 0 : scores.length / groups.length;
        int correct = 0;
        for (int i = 0; i < groups.length; i++) {
            if (largest(scores, i * width, width) == groups[i]) {
                correct++;
            }
        }
        return correct;
    }

    private static int largest(float[] scores, int from, int width) {
        int largest = 0;
        for (int i = 1; i < width; i++) {
            if (scores[from + i] > scores[from + largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
