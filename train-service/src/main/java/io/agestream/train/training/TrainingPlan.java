package io.agestream.train.training;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeReading;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.recipe.Recipe;
import java.time.Duration;

/**
 * What is to be trained, and when.
 *
 * @param network     to train
 * @param tensor      that it takes
 * @param ageGroups   that its outputs mean
 * @param recipe      how
 * @param minExamples of both folds before the first epoch begins, 1 or more
 * @param quietPeriod that must pass without a new example before the first epoch begins
 * @param after       what to do when the planned epochs are done
 * @param newExamples of the training fold that must have come before training goes on after the planned epochs, 1 or more
 */
public record TrainingPlan(
        NetworkDescription network,
        TensorSpecification tensor,
        AgeGroups ageGroups,
        Recipe recipe,
        int minExamples,
        Duration quietPeriod,
        After after,
        int newExamples) {

    public TrainingPlan {
        atLeastOne(minExamples, "agestream.train.min-examples");
        atLeastOne(newExamples, "agestream.train.new-examples");
    }

    private static void atLeastOne(int value, String key) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be 1 or more, not " + value + ".");
        }
    }

    /** How the network's outputs are read. */
    public AgeReading reading() {
        return new AgeReading(ageGroups, network.ages());
    }

    /** What follows the planned epochs. */
    public enum After {
        /** Nothing; the service stays up and answers. */
        STOP,
        /** A continual epoch, over new examples and replayed old ones, whenever enough new ones have come. */
        FOLLOW
    }
}
