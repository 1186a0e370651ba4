package io.agestream.train.training;

import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.model.split.Fold;
import io.agestream.train.examples.BatchBuffers;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.Snapshot;
import io.agestream.train.progress.Progress;
import io.agestream.train.sampling.EpochSample;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a run, on one thread that owns all native memory of training: go on from the last checkpoint, wait for
 * examples, train the planned epochs with a checkpoint after each, then stop or follow the stream.
 */
public final class TrainingLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final TrainingPlan plan;
    private final String topic;
    private final ExampleStore store;
    private final ExampleStream stream;
    private final Checkpoints checkpoints;
    private final Progress progress;
    private final TrainingMetrics metrics;
    private final Clock clock;
    private final GoldenBatch golden;
    private final BatchBuffers buffers;
    private final EpochStart start;
    private final EpochSampling sampling;
    private final CountDownLatch stop = new CountDownLatch(1);

    private RunPosition position = RunPosition.START;

    /** @param topic of the examples, for the lineage */
    public TrainingLoop(
            TrainingPlan plan,
            String topic,
            ExampleStore store,
            ExampleStream stream,
            Checkpoints checkpoints,
            Progress progress,
            TrainingMetrics metrics,
            Clock clock) {
        this.plan = plan;
        this.topic = topic;
        this.store = store;
        this.stream = stream;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.metrics = metrics;
        this.clock = clock;
        this.start = new EpochStart(plan, store, stream, clock);
        this.sampling = new EpochSampling(plan.recipe());
        this.golden = new GoldenBatch(plan.tensor());
        this.buffers = new BatchBuffers(plan.recipe().batchSize(), plan.tensor().bytes());
    }

    /** Ends the run at the next batch; what the current epoch has learnt is lost, the last checkpoint stays. */
    public void stop() {
        stop.countDown();
    }

    /** Runs until stopped, or until training diverges; throws what else makes it impossible to go on. */
    @Override
    public void run() {
        progress.waiting("looking for the last checkpoint", plan.recipe().epochs());
        Optional<Checkpoints.Published> last = checkpoints.latest();
        try (Learner learner = learner(last)) {
            last.ifPresent(this::resumeFrom);
            EpochRunner runner = new EpochRunner(learner, plan, progress, this::isStopped, metrics);
            while (awaitNextEpoch()) {
                epoch(runner, learner);
            }
        } catch (TrainingDivergedException e) {
            tellThatItDiverged(e);
        } catch (CancellationException e) {
            LOG.info("Training stopped; it goes on from the last checkpoint when the service starts again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Learner learner(Optional<Checkpoints.Published> last) {
        if (last.isEmpty()) {
            Network initial = Network.initialised(
                    plan.network(), plan.tensor(), plan.recipe().seed());
            return Learner.begin(initial, plan.recipe());
        }
        Checkpoint checkpoint = last.get().checkpoint();
        Network served = Network.trainable(plan.network(), plan.tensor(), checkpoint.weights());
        return Learner.resume(
                served, plan.recipe(), checkpoint.state(), checkpoint.epoch().step());
    }

    private void resumeFrom(Checkpoints.Published last) {
        EpochReport report = last.checkpoint().epoch();
        position = RunPosition.at(last);
        progress.wentBefore(last.checkpoint().history());
        progress.published(report, last.version());
        LOG.info("Going on from checkpoint {}: {}", last.version(), report.line());
    }

    /** Waits until there is an epoch to train; false if asked to stop. */
    private boolean awaitNextEpoch() throws InterruptedException {
        for (boolean told = false; !isStopped(); told = true) {
            if (start.isDue(position)) {
                return true;
            }
            if (!told) {
                tellWhatItWaitsFor();
            }
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private void tellWhatItWaitsFor() {
        if (start.isPlanned(position)) {
            progress.waiting("waiting for examples", plan.recipe().epochs());
        } else {
            boolean stops = plan.after() == TrainingPlan.After.STOP;
            progress.enter(stops ? Progress.State.FINISHED : Progress.State.FOLLOWING);
        }
    }

    /** The service stays up: the store still has to follow erasures, and a new start would end here again. */
    private void tellThatItDiverged(TrainingDivergedException e) {
        String sentence =
                e.sentence(position.version(), plan.recipe().optimizer().learningRate());
        progress.diverged(sentence);
        LOG.error("{}", sentence);
    }

    private boolean isStopped() {
        return stop.getCount() == 0;
    }

    private void epoch(EpochRunner runner, Learner learner) throws InterruptedException {
        Snapshot snapshot = store.snapshot();
        DataSet data = DataSet.of(snapshot, plan.ageGroups());
        int epoch = position.epochs() + 1;
        int epochs = Math.max(epoch, plan.recipe().epochs());
        EpochSample sample = sampling.next(position, snapshot, data.training());
        if (sample.size() == 0) {
            return; // what was to be trained on has been erased meanwhile
        }
        progress.epochBegins(epoch, epochs, sample.size(), sizes(data));
        Instant begin = clock.instant();
        EpochRunner.Totals totals = runner.run(epoch, fold(data.training()), sample.order());
        double seconds = Duration.between(begin, clock.instant()).toNanos() / 1e9;
        byte[] weights = learner.servingWeights();
        Optional<byte[]> state = learner.state();
        runner.watch().weights(epoch, weights, state);

        progress.enter(Progress.State.VALIDATING);
        Validation validation;
        List<float[]> goldenResults;
        // What is validated is what readers will load, not what training holds.
        try (Network published = Network.frozen(plan.network(), plan.tensor(), weights);
                Scorer scorer = published.newScorer()) {
            goldenResults = golden.score(scorer);
            runner.watch().outputs(epoch, goldenResults);
            validation = Validation.of(scorer, plan.reading(), fold(data.validation()));
        }
        runner.watch()
                .validation(
                        epoch,
                        position.steps() + totals.steps(),
                        plan.ageGroups().count(),
                        validation.loss());
        EpochReport report = new EpochReport(
                epoch,
                epochs,
                position.steps() + totals.steps(),
                totals.samples(),
                seconds,
                totals.loss(),
                totals.accuracy(),
                validation.samples(),
                validation.loss(),
                validation.accuracy());

        progress.enter(Progress.State.PUBLISHING);
        Checkpoint checkpoint = new Checkpoint(
                weights,
                state,
                goldenResults,
                report,
                position.history(),
                validation.assessment(),
                lineage(data, sample));
        String version = checkpoints.publish(checkpoint);
        position = RunPosition.at(new Checkpoints.Published(version, checkpoint));
        progress.published(report, version);
        LOG.info("{}", report.line());
        if (validation.assessment() != null) {
            LOG.info("{}", validation.assessment().line());
        }
    }

    private FoldReader fold(DataSet.Examples examples) {
        return new FoldReader(store, examples, buffers);
    }

    private Progress.Examples sizes(DataSet data) {
        return new Progress.Examples(
                data.training().size(), data.validation().size(), data.outsideRanges(), stream.rejected());
    }

    private Lineage lineage(DataSet data, EpochSample sample) {
        return new Lineage(
                topic,
                data.offsets(),
                data.fingerprint(),
                data.training().size(),
                data.validation().size(),
                data.training().byYear(),
                Fold.RULE,
                position.version(),
                sample.newExamples() == 0 ? null : new Lineage.Continual(sample.newExamples(), sample.replayed()));
    }
}
