package io.agestream.train.training;

import org.jspecify.annotations.Nullable;

/** The weights are lost: nothing of the epoch may be published. */
public final class TrainingDivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made where it is seen.
     *
     * @param where such as {@code in epoch 3 after 1,280 samples}
     * @param what  the second half of the sentence
     */
    TrainingDivergedException(String where, String what) {
        super("Training diverged " + where + ": " + what + ".");
    }

    /**
     * For the user: what happened, what stays, what to change.
     *
     * @param version of the last checkpoint; null if there is none
     * @param rate    learning rate of the recipe
     */
    String sentence(@Nullable String version, float rate) {
        return getMessage()
                + (version == null ? " There is no checkpoint yet" : " Checkpoint " + version + " stays live")
                + "; training has stopped. Start the service again with a lower agestream.train.learning-rate than "
                + rate
                + ": with the same it would diverge again.";
    }
}
