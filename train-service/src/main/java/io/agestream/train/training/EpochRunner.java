package io.agestream.train.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.training.loss.SoftmaxCrossEntropyLoss;
import io.agestream.model.manifest.Recipe;
import io.agestream.model.network.Network;
import io.agestream.train.examples.Batch;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.PrefetchedBatches;
import io.agestream.train.progress.EpochProgress;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** One pass over the training fold: the arithmetic of training. For the training thread. */
public final class EpochRunner {

    private final Network network;
    private final Sgd optimizer;
    private final Recipe recipe;
    private final ParameterStore parameters;
    private final Loss loss = new SoftmaxCrossEntropyLoss();
    private final EpochProgress progress;
    private final BooleanSupplier stopped;

    /**
     * @param progress told after each batch
     * @param stopped  asked before each batch
     */
    public EpochRunner(Network network, Sgd optimizer, Recipe recipe, EpochProgress progress, BooleanSupplier stopped) {
        this.network = network;
        this.optimizer = optimizer;
        this.recipe = recipe;
        this.parameters = new ParameterStore(network.manager(), false);
        this.progress = progress;
        this.stopped = stopped;
    }

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
     * @throws TrainingDivergedException if the loss becomes infinite or no number
     * @throws CancellationException     if asked to stop in the middle
     */
    public Totals run(int epoch, FoldReader fold) {
        int[] order = Shuffle.order(fold.size(), recipe.seed(), epoch);
        Engine.getInstance().setRandomSeed(Shuffle.epochSeed(recipe.seed(), epoch));
        Totals totals = Totals.NONE;
        try (PrefetchedBatches batches = fold.batches(order)) {
            for (Optional<Batch> batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                if (stopped.getAsBoolean()) {
                    throw new CancellationException("Asked to stop in epoch " + epoch);
                }
                totals = step(batch.get(), totals);
                if (!Double.isFinite(totals.loss())) {
                    throw new TrainingDivergedException(epoch, totals.samples());
                }
                progress.samplesDone(totals.samples(), totals.loss(), totals.accuracy());
            }
        }
        return totals;
    }

    private Totals step(Batch batch, Totals totals) {
        if (batch.size() == 0) {
            return totals; // all of them have been erased meanwhile
        }
        try (NDManager manager = network.manager().newSubManager()) {
            NDArray tensors = manager.create(batch.tensors(), network.batchShape(batch.size()), DataType.UINT8);
            NDArray groups = manager.create(batch.groups());
            float meanLoss;
            float[] logits;
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray output = network.forward(parameters, tensors, true);
                NDArray value = loss.evaluate(new NDList(groups), new NDList(output));
                collector.backward(value);
                meanLoss = value.getFloat();
                logits = output.toFloatArray();
            }
            optimizer.step(network.parameters());
            return totals.plus(batch.size(), meanLoss, Accuracy.correct(logits, batch.groups()));
        }
    }
}
