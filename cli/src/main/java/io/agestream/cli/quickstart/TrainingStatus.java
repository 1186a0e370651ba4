package io.agestream.cli.quickstart;

import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /training} answers.
 *
 * @param state       waiting, training, validating, publishing, following, finished, diverged or failed
 * @param epoch       in progress, from 1
 * @param epochs      planned
 * @param samples     of an epoch
 * @param samplesDone of them
 * @param loss        so far in this epoch
 * @param lastEpoch   the last one that was finished; null before
 * @param version     of the checkpoint published last; null before
 * @param message     what it waits for, or why it has stopped; null if there is nothing to say
 */
record TrainingStatus(
        String state,
        int epoch,
        int epochs,
        long samples,
        long samplesDone,
        @Nullable Double loss,
        @Nullable Epoch lastEpoch,
        @Nullable String version,
        @Nullable String message) {

    /**
     * A finished epoch.
     *
     * @param epoch              from 1
     * @param validationAccuracy 0 to 1; null if there are no validation examples
     * @param line               as training prints it
     */
    record Epoch(int epoch, @Nullable Double validationAccuracy, String line) {}

    boolean isTraining() {
        return state.equals("training") || state.equals("validating") || state.equals("publishing");
    }

    /** Whether all planned epochs are done and published. */
    boolean isDone() {
        return state.equals("finished") || state.equals("following");
    }

    /** Whether training has stopped because its loss exploded, so that no further model will come. */
    boolean hasDiverged() {
        return state.equals("diverged");
    }
}
