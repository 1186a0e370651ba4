package io.agestream.predict.scoring;

import java.time.Duration;

/** Counts nothing. */
public final class IgnoredMetrics implements ScoringMetrics {
    @Override
    public void batchScored(int tensors, Duration time) {}

    @Override
    public void committed(CommittedBatch batch) {}

    @Override
    public void aborted() {}
}
