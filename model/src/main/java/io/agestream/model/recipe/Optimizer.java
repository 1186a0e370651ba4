package io.agestream.model.recipe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How weights follow their gradients. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Optimizer.Sgd.class, name = "sgd"),
    @JsonSubTypes.Type(value = Optimizer.AdamW.class, name = "adamw"),
    @JsonSubTypes.Type(value = Optimizer.Muon.class, name = "muon")
})
public sealed interface Optimizer {

    /** Step size at the top of the schedule. */
    float learningRate();

    /** The same with another step size. */
    Optimizer withLearningRate(float rate);

    /**
     * Stochastic gradient descent.
     *
     * @param learningRate above 0
     * @param momentum     share of the last step that is kept, 0 to below 1
     */
    record Sgd(float learningRate, float momentum) implements Optimizer {
        public Sgd {
            checkRate(learningRate);
            checkMomentum(momentum);
        }

        @Override
        public Sgd withLearningRate(float rate) {
            return new Sgd(rate, momentum);
        }
    }

    /**
     * Adam with decoupled weight decay. Source: Loshchilov, Hutter, "Decoupled Weight Decay Regularization", 2019.
     *
     * @param learningRate above 0
     * @param weightDecay  0 or more; not applied to biases and normalisations
     * @param clipNorm     largest norm of all gradients together, to which larger ones are scaled down; 0 for no limit
     */
    record AdamW(float learningRate, float weightDecay, float clipNorm) implements Optimizer {
        public AdamW {
            checkRate(learningRate);
            Recipe.check(weightDecay >= 0, "The weight decay must be 0 or more, not " + weightDecay);
            Recipe.check(clipNorm >= 0, "The clip norm must be 0 or more, not " + clipNorm);
        }

        @Override
        public AdamW withLearningRate(float rate) {
            return new AdamW(rate, weightDecay, clipNorm);
        }
    }

    /**
     * Convolution kernels move by their momentum, made orthogonal, so that every direction in which a layer can learn gets as
     * long a step; all other weights are left to AdamW. Steps are as long as those of AdamW usually are, so that a rate and a
     * decay that suit it suit this, too. Sources: Jordan et al., "Muon: An optimizer for hidden layers in neural networks",
     * 2024; for the length, Liu et al., "Muon is Scalable for LLM Training", 2025.
     *
     * @param momentum share of the last momentum that is kept, 0 to below 1
     * @param others   how the other weights move, at the same rate; its decay is that of the kernels, too, its clipping is of the
     *     others alone, since the length of the kernels' gradients does not count
     */
    record Muon(float momentum, AdamW others) implements Optimizer {
        public Muon {
            checkMomentum(momentum);
        }

        @Override
        public float learningRate() {
            return others.learningRate();
        }

        @Override
        public Muon withLearningRate(float rate) {
            return new Muon(momentum, others.withLearningRate(rate));
        }
    }

    private static void checkMomentum(float momentum) {
        Recipe.check(momentum >= 0 && momentum < 1, "The momentum must be from 0 to below 1, not " + momentum);
    }

    private static void checkRate(float learningRate) {
        Recipe.check(learningRate > 0, "The learning rate must be above 0, not " + learningRate);
    }
}
