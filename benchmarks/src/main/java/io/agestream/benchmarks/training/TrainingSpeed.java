package io.agestream.benchmarks.training;

import io.agestream.benchmarks.report.Rounds;
import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.network.NativeEngine;
import io.agestream.train.training.EpochRunner;
import io.agestream.train.training.Learner;
import io.agestream.train.training.TrainingPlan;
import java.io.IOException;

/** Training steps as the service takes them, from the example store on. */
public final class TrainingSpeed {

    private final Settings settings;

    public TrainingSpeed(Settings settings) {
        this.settings = settings;
    }

    /**
     * How much is measured.
     *
     * @param network   that is trained
     * @param batchSize examples in a step
     * @param warmUp    steps before those that are measured: Java compiles meanwhile, on cores that the engine's threads would
     *                  have for themselves
     * @param steps     that are measured
     * @param threads   of the engine; 0 leaves them to it, as the service does
     */
    public record Settings(String network, int batchSize, int warmUp, int steps, int threads) {

        /** Of so many steps there are examples; the first one of an epoch has no step before it to be measured from. */
        private int storedSteps() {
            return steps + 1;
        }
    }

    /** The time of each step, per sample; a round is a step. */
    public Rounds measure() {
        NativeEngine.load(settings.threads());
        TrainingPlan plan = TrainedPlan.of(settings.network(), settings.batchSize());
        try (FilledStore store = FilledStore.of(settings.batchSize() * settings.storedSteps());
                Learner learner = TrainedPlan.learner(plan)) {
            return measure(plan, learner, store);
        } catch (IOException e) {
            throw new CommandFailedException("The temporary directory cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private Rounds measure(TrainingPlan plan, Learner learner, FilledStore store) {
        Steps steps = new Steps(settings.batchSize());
        EpochRunner runner = new EpochRunner(
                learner, plan, (samples, loss, accuracy) -> steps.ended(System.nanoTime()), () -> false);
        for (int left = settings.warmUp(); left > 0; left -= settings.storedSteps()) {
            runner.run(1, store.fold(settings.batchSize(), Math.min(left, settings.storedSteps())));
        }
        steps.forget();
        runner.run(2, store.fold(settings.batchSize(), settings.storedSteps()));
        return steps.rounds;
    }

    /** From the end of a step to the end of the next. */
    private static final class Steps {

        private final int batchSize;
        private Rounds rounds = new Rounds();
        private long last;

        Steps(int batchSize) {
            this.batchSize = batchSize;
        }

        void ended(long nanos) {
            if (last != 0) {
                rounds.millis("a sample", (nanos - last) / 1e6 / batchSize);
            }
            last = nanos;
        }

        void forget() {
            rounds = new Rounds();
            last = 0;
        }
    }
}
