package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import io.agestream.model.age.AgeReading;
import io.agestream.model.recipe.LossWeights;
import io.agestream.train.examples.Batch;

/** What training minimises. */
interface Objective {

    /**
     * The mean loss of a batch.
     *
     * @param logits shape (n, outputs)
     * @param batch  of n examples
     * @return a scalar in the manager of the logits
     */
    NDArray loss(NDArray logits, Batch batch);

    /** The mean loss of a network that gives each output the same probability, on examples of all ages alike. */
    double ofGuessing();

    /**
     * The same for logits to which something is added first.
     *
     * @param shift one per output
     */
    default Objective under(float[] shift) {
        Objective unshifted = this;
        return new Objective() {
            @Override
            public NDArray loss(NDArray logits, Batch batch) {
                return unshifted.loss(logits.add(logits.getManager().create(shift)), batch);
            }

            @Override
            public double ofGuessing() {
                return unshifted.ofGuessing();
            }
        };
    }

    /**
     * The one that fits what a network's outputs stand for.
     *
     * @param weights for outputs that are single years
     */
    static Objective of(AgeReading reading, LossWeights weights) {
        return reading.ages() == null
                ? new GroupObjective(reading.groups().count())
                : new AgeObjective(reading.groups(), reading.ages(), weights);
    }
}
