package io.agestream.model.manifest;

/**
 * How a network is trained.
 *
 * @param optimizer    {@code sgd}
 * @param learningRate step size, above 0
 * @param momentum     share of the last step that is kept, 0 to below 1
 * @param batchSize    examples per step
 * @param epochs       planned
 * @param seed         of weights, order and dropout
 */
public record Recipe(String optimizer, float learningRate, float momentum, int batchSize, int epochs, int seed) {

    public Recipe {
        check(optimizer.equals("sgd"), "The optimizer must be sgd, not " + optimizer);
        check(learningRate > 0, "The learning rate must be above 0, not " + learningRate);
        check(momentum >= 0 && momentum < 1, "The momentum must be from 0 to below 1, not " + momentum);
        check(batchSize >= 1, "The batch size must be 1 or more, not " + batchSize);
        check(epochs >= 1, "The number of epochs must be 1 or more, not " + epochs);
    }

    private static void check(boolean valid, String sentence) {
        if (!valid) {
            throw new IllegalArgumentException(sentence + ".");
        }
    }
}
