package io.agestream.train.training;

import java.util.OptionalDouble;

/** What is counted about training, beside its progress. Called on the training thread. */
public interface TrainingMetrics {

    /** For tests and measurements that look elsewhere. */
    TrainingMetrics NONE = new TrainingMetrics() {
        @Override
        public void epochBegins() {}

        @Override
        public void stepped(Step step) {}
    };

    /**
     * One step of the optimizer.
     *
     * @param number       counted from the first epoch, over restarts
     * @param samples      it was taken with
     * @param nanoseconds  it took, waiting for its batch included
     * @param learningRate it was taken with
     * @param gradientNorm Euclidean norm of all gradients together, before clipping; known of the steps in which it had to be
     *     computed, and of every {@value GradientNorm#EVERY}th
     */
    record Step(long number, int samples, long nanoseconds, double learningRate, OptionalDouble gradientNorm) {}

    void epochBegins();

    void stepped(Step step);
}
