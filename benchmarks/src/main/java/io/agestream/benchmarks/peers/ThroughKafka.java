package io.agestream.benchmarks.peers;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.ScoringMetrics;
import io.agestream.predict.stream.ClientObserver;
import io.agestream.predict.wiring.PredictService;
import io.agestream.predict.wiring.PredictSettings;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Predict as it is, but in this process, on the backlog: exactly-once, through a broker of its own process. */
final class ThroughKafka implements Peer {

    /** Long enough for a model to be loaded and a group to be joined on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Backlog backlog;
    private final int threads;
    private final EngineChoice engine;
    private int round;

    /**
     * @param threads that score
     * @param engine  that they score with
     */
    ThroughKafka(Backlog backlog, int threads, EngineChoice engine) {
        this.backlog = backlog;
        this.threads = threads;
        this.engine = engine;
    }

    @Override
    public String name() {
        return "predict, through Kafka";
    }

    @Override
    public double rate() throws InterruptedException {
        PredictSettings settings = new PredictSettings(
                backlog.topics(),
                TestCheckpoint.GROUPS,
                "latest",
                "predict-" + round++,
                Optional.empty(),
                PredictSettings.DEFAULT_BATCH_SIZE,
                PredictSettings.DEFAULT_SHARD_SIZE,
                threads,
                engine,
                false);
        Observed observed = new Observed(new Progress(backlog.size()));
        try (PredictService service = PredictService.start(
                settings,
                backlog.client(),
                Clock.systemUTC(),
                new PredictService.Observers(
                        observed, observed, ClientObserver.NONE, observed.failure::set, observed.failure::set))) {
            observed.progress.await(PATIENCE, () -> {
                if (!service.isLoopAlive() || observed.failure.get() != null) {
                    throw new CommandFailedException("Scoring ended by itself: " + observed.failure.get() + ".");
                }
            });
            return observed.progress.rate();
        }
    }

    private static final class Observed implements ScoringMetrics, LoadingMetrics {

        private final Progress progress;
        private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

        Observed(Progress progress) {
            this.progress = progress;
        }

        @Override
        public void batchScored(int tensors, Duration time) {}

        @Override
        public void committed(CommittedBatch batch) {
            progress.committed(batch.predicted().size() + batch.refused().size());
        }

        @Override
        public void aborted() {}

        @Override
        public void loaded(Manifest next, Duration time) {}

        @Override
        public void swapped(Manifest live, String engine) {}

        @Override
        public void refused(Duration time) {
            failure.set(new IllegalStateException("the checkpoint was refused"));
        }
    }
}
