package io.agestream.predict.stream;

import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.ScoringMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Counts, and keeps batches from being done until they are let go. */
final class HeldMetrics implements ScoringMetrics {

    private volatile CountDownLatch gate = new CountDownLatch(0);
    final List<CommittedBatch> committed = new ArrayList<>();
    int predictions;
    int deadLetters;
    int aborted;

    void hold() {
        gate = new CountDownLatch(1);
    }

    void letGo() {
        gate.countDown();
    }

    @Override
    public void batchScored(int tensors, Duration time) {}

    /** To be called by a worker before it scores. */
    void awaitLetGo() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void committed(CommittedBatch batch) {
        committed.add(batch);
        predictions += batch.predicted().size();
        deadLetters += batch.refused().size();
    }

    @Override
    public void aborted() {
        aborted++;
    }
}
