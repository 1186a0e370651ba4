package io.agestream.benchmarks.training;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipes;
import io.agestream.train.training.Learner;
import io.agestream.train.training.TrainingPlan;
import java.time.Duration;
import java.util.Map;

/** A network and the recipe that it is trained by. */
public final class TrainedPlan {

    private TrainedPlan() {}

    /** Of images of full size only, which are the slower ones; networks that estimate single years by the recipe agenet. */
    public static TrainingPlan of(String networkName, int batchSize) {
        NetworkDescription network = Networks.named(networkName, AgeGroups.DEFAULT.count());
        String recipe = network.ages() == null ? "article" : "agenet";
        return new TrainingPlan(
                network,
                TensorSpecification.GRAY_128,
                AgeGroups.DEFAULT,
                Recipes.named(recipe, Map.of("batch-size", Integer.toString(batchSize)), 1)
                        .atFullSize(),
                1,
                Duration.ZERO,
                TrainingPlan.After.STOP,
                1);
    }

    /** At the beginning of the plan. */
    public static Learner learner(TrainingPlan plan) {
        return Learner.begin(Network.initialised(plan.network(), plan.tensor(), 1), plan.recipe());
    }
}
