package io.agestream.model.recipe;

import java.util.Objects;

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
 * @param balance      of the age groups in a planned epoch: 0 shows each example once, 1 each group equally often; between
 *     them a group of n examples is shown in proportion to n to the power of 1 − balance
 * @param lossWeights  what counts where outputs are single years; null stands for the default, since manifests of earlier
 *     releases have none
 * @param continual    how training goes on behind the planned epochs; null stands for the default, since manifests of
 *     earlier releases have none
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
        double balance,
        LossWeights lossWeights,
        Continual continual,
        int batchSize,
        int epochs,
        int seed) {

    public Recipe {
        lossWeights = Objects.requireNonNullElse(lossWeights, LossWeights.DEFAULT);
        continual = Objects.requireNonNullElse(continual, Continual.DEFAULT);
        check(balance >= 0 && balance <= 1, "The balance must be from 0 to 1, not " + balance);
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
                0,
                LossWeights.DEFAULT,
                Continual.DEFAULT,
                batchSize,
                epochs,
                seed);
    }

    /** The same with images of full size all the time. */
    public Recipe atFullSize() {
        return new Recipe(
                name,
                optimizer,
                schedule,
                averaging,
                Progression.NONE,
                augmentation,
                balance,
                lossWeights,
                continual,
                batchSize,
                epochs,
                seed);
    }

    /** Whether an epoch is one of the planned ones, and not of those that follow them. */
    public boolean isPlanned(int epoch) {
        return epoch <= epochs;
    }

    /**
     * The share of the learning rate that a step takes.
     *
     * @param epoch from 1
     * @param done  share of the epoch that is done, 0 to 1
     */
    public double rateFactor(int epoch, double done) {
        return isPlanned(epoch) ? schedule.factor(Math.min(1, (epoch - 1 + done) / epochs)) : continual.rate();
    }

    static void check(boolean valid, String sentence) {
        if (!valid) {
            throw new IllegalArgumentException(sentence + ".");
        }
    }
}
