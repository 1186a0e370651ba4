package io.agestream.train.training;

/** The loss is no finite number any more; the weights are lost. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TrainingDivergedException(int epoch, int samples) {
        super("Training diverged in epoch " + epoch + " after " + samples
                + " samples: the loss is no finite number any more. The last checkpoint stays live; "
                + "start again with a lower agestream.train.learning-rate.");
    }
}
