package io.agestream.train.sampling;

import io.agestream.model.recipe.Recipe;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What an epoch sees of the training fold. The same seed, epoch and examples give the same sample.
 *
 * @param order       places in the fold, one after the other; a place may come more than once, or not at all
 * @param newExamples draws from what has come since the last checkpoint; 0 in a planned epoch
 * @param replayed    draws from what was there before; 0 in a planned epoch
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EpochSample(int[] order, int newExamples, int replayed) {

    /** As many draws as there are examples: each once, or balanced as the recipe says. */
    public static EpochSample planned(int[] groups, Recipe recipe, int epoch) {
        if (recipe.balance() == 0) {
            return new EpochSample(Shuffle.order(groups.length, recipe.seed(), epoch), 0, 0);
        }
        Classes classes = Classes.of(IntStream.range(0, groups.length).toArray(), groups);
        int[] quotas = Quotas.balanced(classes.counts(), groups.length, recipe.balance());
        return new EpochSample(classes.draw(quotas, Shuffle.random(recipe.seed(), epoch)), 0, 0);
    }

    /**
     * Each new example once, and between them what a class-balanced reservoir of the old ones holds, in the share that the
     * recipe says, evenly spread, so that each batch has both.
     *
     * @param groups from 0, of all examples of the fold
     * @param isNew  whether the example at a place of the fold is new
     */
    public static EpochSample continual(int[] groups, IntPredicate isNew, Recipe recipe, int epoch) {
        SplittableRandom random = Shuffle.random(recipe.seed(), epoch);
        int[] fresh =
                Shuffle.shuffled(IntStream.range(0, groups.length).filter(isNew).toArray(), random);
        Classes old = Classes.of(
                IntStream.range(0, groups.length).filter(isNew.negate()).toArray(), groups);
        double replay = recipe.continual().replay();
        int capacity = Math.toIntExact(Math.round(fresh.length * replay / (1 - replay)));
        int[] replayed = old.draw(Quotas.reservoir(old.counts(), capacity, random), random);
        return new EpochSample(mixed(fresh, replayed), fresh.length, replayed.length);
    }

    /** The values of both in their orders, at each point as many of the second as its share of all says. */
    private static int[] mixed(int[] first, int[] second) {
        int[] mixed = new int[first.length + second.length];
        int taken = 0;
        for (int i = 0; i < mixed.length; i++) {
            boolean isSecond = (long) (i + 1) * second.length / mixed.length > taken;
            mixed[i] = isSecond ? second[taken++] : first[i - taken];
        }
        return mixed;
    }

    public int size() {
        return order.length;
    }
}
