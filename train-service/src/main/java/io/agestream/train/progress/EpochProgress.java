package io.agestream.train.progress;

/** Told how far the current epoch is. */
@FunctionalInterface
public interface EpochProgress {

    /**
     * Some batches are done.
     *
     * @param samples  of this epoch so far
     * @param loss     mean over them
     * @param accuracy over them, 0 to 1
     */
    void samplesDone(int samples, double loss, double accuracy);
}
