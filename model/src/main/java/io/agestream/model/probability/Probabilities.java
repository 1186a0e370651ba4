package io.agestream.model.probability;

/** Rows of logits as probabilities. */
public final class Probabilities {

    private Probabilities() {}

    /** The softmax of a row: see {@link #softmax(float[], int, int, double)}. */
    public static float[] softmax(float[] logits, double temperature) {
        return softmax(logits, 0, logits.length, temperature);
    }

    /**
     * The softmax of one row among others, in double precision and without overflow.
     *
     * @param logits      any number of rows
     * @param from        where the row begins
     * @param width       its length, 1 or more
     * @param temperature that the logits are divided by, above 0
     * @return {@code width} values from 0 to 1, whose sum is 1
     */
    public static float[] softmax(float[] logits, int from, int width, double temperature) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < width; i++) {
            max = Math.max(max, logits[from + i]);
        }
        double[] powers = new double[width];
        double sum = 0;
        for (int i = 0; i < width; i++) {
            powers[i] = Math.exp((logits[from + i] - max) / temperature);
            sum += powers[i];
        }
        float[] probabilities = new float[width];
        for (int i = 0; i < width; i++) {
            probabilities[i] = (float) (powers[i] / sum);
        }
        return probabilities;
    }

    /** The place of the largest value; of equal ones the first. */
    public static int largest(float[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
