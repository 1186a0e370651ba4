package io.agestream.benchmarks.learning;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipes;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What is trained, and how.
 *
 * @param network by name
 * @param recipe  by name, or a file
 * @param recipeKeys what stands above the recipe
 * @param seed    of the run
 * @param threads of the engine; 0 leaves them to it
 */
public record Learning(String network, String recipe, Map<String, String> recipeKeys, int seed, int threads) {

    private static final String NETWORK = "network";

    /**
     * The same, but for this.
     *
     * @param keys that stand above all others; {@code network} names another network
     */
    Learning varied(Map<String, String> keys, int otherSeed) {
        Map<String, String> further = new HashMap<>(keys);
        String other = further.remove(NETWORK);
        Map<String, String> overrides = new HashMap<>(recipeKeys);
        overrides.putAll(further);
        return new Learning(other == null ? network : other, recipe, overrides, otherSeed, threads);
    }

    /** @throws CommandFailedException if there is no such network or recipe */
    TrainingPlan plan(Map<String, String> further) {
        Map<String, String> overrides = new HashMap<>(recipeKeys);
        overrides.putAll(further);
        try {
            return new TrainingPlan(
                    Networks.named(network, AgeGroups.DEFAULT.count()),
                    TensorSpecification.GRAY_128,
                    AgeGroups.DEFAULT,
                    Recipes.named(recipe, overrides, seed),
                    1,
                    Duration.ZERO,
                    TrainingPlan.After.FOLLOW,
                    1);
        } catch (IllegalArgumentException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()), e);
        }
    }

    static CommandFailedException unusable(IOException e) {
        return new CommandFailedException("The temporary directory cannot be used: " + e.getMessage() + ".", e);
    }
}
