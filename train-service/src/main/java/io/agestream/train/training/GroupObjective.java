package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import io.agestream.train.examples.Batch;

/** Softmax cross-entropy of the age groups. */
final class GroupObjective implements Objective {

    private final Loss loss = new SoftmaxCrossEntropyLoss();
    private final int groups;

    /** @param groups number of age groups */
    GroupObjective(int groups) {
        this.groups = groups;
    }

    @Override
    public NDArray loss(NDArray logits, Batch batch) {
        NDArray groups = logits.getManager().create(batch.groups());
        return loss.evaluate(new NDList(groups), new NDList(logits));
    }

    @Override
    public double ofGuessing() {
        return Math.log(groups);
    }
}
