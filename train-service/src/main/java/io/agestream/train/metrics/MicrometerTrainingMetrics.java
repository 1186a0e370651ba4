package io.agestream.train.metrics;

import io.agestream.metering.Buckets;
import io.agestream.train.training.TrainingMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Steps and what they cost. Written by the training thread, looked at by any. */
final class MicrometerTrainingMetrics implements TrainingMetrics {

    private final Counter samples;
    private final Timer steps;
    private volatile long lastStep;
    private volatile double learningRate = Double.NaN;
    private volatile double gradientNorm = Double.NaN;
    private volatile double secondsPerSample = Double.NaN;

    /** Of the current epoch; of the training thread alone. */
    private long epochNanoseconds;

    private long epochSamples;

    MicrometerTrainingMetrics(MeterRegistry registry) {
        samples = Counter.builder("agestream.training.samples")
                .description("Examples that steps were taken with")
                .register(registry);
        steps = Timer.builder("agestream.training.step.duration")
                .description("A step, waiting for its batch included")
                .serviceLevelObjectives(Buckets.ofMillis(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000))
                .register(registry);
        Gauge.builder("agestream.training.learning.rate", () -> learningRate)
                .description("Learning rate of the last step")
                .register(registry);
        Gauge.builder("agestream.training.gradient.norm", () -> gradientNorm)
                .description("Euclidean norm of all gradients together, before clipping")
                .register(registry);
        Gauge.builder("agestream.training.sample", () -> secondsPerSample)
                .description("Time per sample, mean over the current epoch")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void epochBegins() {
        epochNanoseconds = 0;
        epochSamples = 0;
    }

    @Override
    public void stepped(Step step) {
        samples.increment(step.samples());
        steps.record(step.nanoseconds(), TimeUnit.NANOSECONDS);
        epochNanoseconds += step.nanoseconds();
        epochSamples += step.samples();
        secondsPerSample = epochNanoseconds / 1e9 / epochSamples;
        lastStep = step.number();
        learningRate = step.learningRate();
        step.gradientNorm().ifPresent(norm -> gradientNorm = norm);
    }

    /** Number of the last step that this process has taken; 0 before. */
    long lastStep() {
        return lastStep;
    }
}
