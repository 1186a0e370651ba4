package io.agestream.train.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.agestream.model.age.AgeReading;
import io.agestream.model.network.Network;
import io.agestream.model.recipe.Augmentation;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.augmentation.Augmenter;
import io.agestream.train.examples.Batch;
import io.agestream.train.examples.BatchChange;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.PrefetchedBatches;
import io.agestream.train.progress.EpochProgress;
import io.agestream.train.sampling.Shuffle;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One pass over the training fold: the arithmetic of training. For the training thread. */
public final class EpochRunner {

    private final Learner learner;
    private final AgeReading reading;
    private final Objective objective;
    private final Recipe recipe;
    private final int fullSize;
    private final EpochProgress progress;
    private final BooleanSupplier stopped;
    private final DivergenceWatch watch;
    private final TrainingMetrics metrics;

    /** Without metrics; otherwise as the other. */
    public EpochRunner(Learner learner, TrainingPlan plan, EpochProgress progress, BooleanSupplier stopped) {
        this(learner, plan, progress, stopped, TrainingMetrics.NONE);
    }

    /** @param plan of which network, groups, tensors and recipe count */
    EpochRunner(
            Learner learner,
            TrainingPlan plan,
            EpochProgress progress,
            BooleanSupplier stopped,
            TrainingMetrics metrics) {
        this.learner = learner;
        this.reading = plan.reading();
        this.recipe = plan.recipe();
        this.objective = Objective.of(reading, recipe.lossWeights());
        this.fullSize = plan.tensor().shape().get(1);
        this.progress = progress;
        this.stopped = stopped;
        this.watch = new DivergenceWatch(objective.ofGuessing());
        this.metrics = metrics;
    }

    private record Pass(int epoch, int size, Objective objective) {}

    /**
     * Sums over the samples of an epoch.
     *
     * @param steps   of the optimizer
     * @param samples seen
     * @param loss    mean over the samples
     * @param correct samples whose most probable group was theirs
     */
    public record Totals(int steps, int samples, double loss, int correct) {
        static final Totals NONE = new Totals(0, 0, 0, 0);

        Totals plus(int n, double batchLoss, int batchCorrect) {
            double sum = loss * samples + batchLoss * n;
            return new Totals(steps + 1, samples + n, sum / (samples + n), correct + batchCorrect);
        }

        double accuracy() {
            return samples == 0 ? 0 : (double) correct / samples;
        }
    }

    /**
     * Trains on all examples once.
     *
     * @param fold to learn from
     * @throws TrainingDivergedException if the loss explodes, or becomes infinite or no number
     * @throws CancellationException     if asked to stop in the middle
     */
    public Totals run(int epoch, FoldReader fold) {
        return run(epoch, fold, Shuffle.order(fold.size(), recipe.seed(), epoch));
    }

    /**
     * Trains on some examples.
     *
     * @param fold  to learn from
     * @param order places in the fold, which may come more than once or not at all
     * @throws TrainingDivergedException if the loss explodes, or becomes infinite or no number
     * @throws CancellationException     if asked to stop in the middle
     */
    Totals run(int epoch, FoldReader fold, int[] order) {
        int size = recipe.progression().sizeOf(epoch, recipe.epochs(), fullSize);
        int batch = recipe.batchSize();
        Pass pass = new Pass(epoch, size, objective(epoch, fold, order));
        Engine.getInstance().setRandomSeed(Shuffle.epochSeed(recipe.seed(), epoch));
        learner.beginEpoch(recipe.isPlanned(epoch) ? 0 : (order.length + batch - 1) / batch);
        Totals totals = Totals.NONE;
        metrics.epochBegins();
        long begin = System.nanoTime();
        try (PrefetchedBatches batches = fold.batches(order, change(epoch, size))) {
            for (Optional<Batch> next = batches.next(); next.isPresent(); next = batches.next()) {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException("Asked to stop in epoch " + epoch);
                }
                double factor = recipe.rateFactor(epoch, (totals.samples() + batch / 2.0) / order.length);
                totals = step(pass, next.get(), factor, totals);
                progress.samplesDone(totals.samples(), totals.loss(), totals.accuracy());
                long end = System.nanoTime();
                count(next.get().size(), end - begin, factor);
                begin = end;
            }
        }
        watch.epoch(epoch, totals.loss());
        return totals;
    }

    /** What the loss must not become; weights and validation are judged by whoever publishes them. */
    DivergenceWatch watch() {
        return watch;
    }

    private void count(int samples, long nanoseconds, double factor) {
        if (samples > 0) {
            double rate = recipe.optimizer().learningRate() * factor;
            metrics.stepped(
                    new TrainingMetrics.Step(learner.steps(), samples, nanoseconds, rate, learner.gradientNorm()));
        }
    }

    /** Balance in planned epochs is meant to shift what the network takes for likely; replay in continual ones is not. */
    private Objective objective(int epoch, FoldReader fold, int[] order) {
        return recipe.isPlanned(epoch) || recipe.continual().replay() == 0
                ? objective
                : objective.under(PriorShift.of(reading, fold.examples().groups(), order));
    }

    private BatchChange change(int epoch, int size) {
        if (size == fullSize && recipe.augmentation().equals(Augmentation.NONE)) {
            return BatchChange.NONE;
        }
        return new Augmenter(
                recipe.augmentation(), fullSize, size, recipe.batchSize(), Shuffle.epochSeed(recipe.seed(), epoch));
    }

    private Totals step(Pass pass, Batch batch, double factor, Totals totals) {
        if (batch.size() == 0) {
            return totals; // all of them have been erased meanwhile
        }
        Network network = learner.network();
        try (NDManager manager = network.manager().newSubManager()) {
            NDArray tensors =
                    manager.create(batch.tensors(), network.batchShape(batch.size(), pass.size()), DataType.UINT8);
            float meanLoss;
            float[] logits;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                // A store of this step, for the parameters have other arrays after it; with their own manager, since
                // they move to it.
                NDArray output = network.forward(new ParameterStore(network.manager(), false), tensors, true);
                NDArray value = pass.objective().loss(output, batch);
                collector.backward(value.mul(learner.lossFactor(factor)));
                meanLoss = value.getFloat();
                logits = output.toFloatArray();
            }
            watch.batch(pass.epoch(), totals.samples() + batch.size(), meanLoss);
            learner.step(factor);
            return totals.plus(batch.size(), meanLoss, Accuracy.correct(reading, logits, batch.groups()));
        }
    }
}
