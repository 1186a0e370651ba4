package io.agestream.model.recipe;

/**
 * How a network is trained.
 *
 * @param name         of the recipe, or the file that it was read from
 * @param optimizer    how weights follow their gradients
 * @param schedule     how the learning rate goes
 * @param averaging    share of the old average that each step leaves in the averaged weights, which are the ones that
 *     serve; 0 for none, so that the last weights serve
 * @param progression  size of the images
 * @param augmentation how images may be changed
 * @param batchSize    examples per step
 * @param epochs       planned
 * @param seed         of weights, order, dropout and augmentation
 */
public record Recipe(
        String name,
        Optimizer optimizer,
        Schedule schedule,
        float averaging,
        Progression progression,
        Augmentation augmentation,
        int batchSize,
        int epochs,
        int seed) {

    public Recipe {
        check(averaging >= 0 && averaging < 1, "The averaging must be from 0 to below 1, not " + averaging);
        check(batchSize >= 1, "The batch size must be 1 or more, not " + batchSize);
        check(epochs >= 1, "The number of epochs must be 1 or more, not " + epochs);
    }

    /** Plain gradient descent at a constant rate, on images as they are. */
    public static Recipe plain(float learningRate, float momentum, int batchSize, int epochs, int seed) {
        return new Recipe(
                "plain",
                new Optimizer.Sgd(learningRate, momentum),
                Schedule.CONSTANT,
                0,
                Progression.NONE,
                Augmentation.NONE,
                batchSize,
                epochs,
                seed);
    }

    /** The same with images of full size all the time. */
    public Recipe atFullSize() {
        return new Recipe(
                name, optimizer, schedule, averaging, Progression.NONE, augmentation, batchSize, epochs, seed);
    }

    static void check(boolean valid, String sentence) {
        if (!valid) {
            throw new IllegalArgumentException(sentence + ".");
        }
    }
}
