package io.agestream.predict;

import io.agestream.model.manifest.Manifest;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.ScoringMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what an instance did. */
final class RecordingMetrics implements ScoringMetrics, LoadingMetrics {

    final List<String> swapped = new CopyOnWriteArrayList<>();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger predictions = new AtomicInteger();

    @Override
    public void batchScored(int tensors, Duration time) {}

    @Override
    public void committed(CommittedBatch batch) {
        predictions.addAndGet(batch.predicted().size());
    }

    @Override
    public void aborted() {}

    @Override
    public void loaded(Manifest next, Duration time) {}

    @Override
    public void swapped(Manifest live, String engine) {
        swapped.add(live.version());
    }

    @Override
    public void refused(Duration time) {
        refused.incrementAndGet();
    }
}
