package io.agestream.predict.stream;

import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.loading.ModelLease;
import io.agestream.predict.scoring.ScoringWorkers;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * What has been polled and not yet committed: records gathered for the next batch, and the batches in flight.
 *
 * <p>What comes while a batch is scored is gathered, since it has to wait anyway, and fewer transactions cost the broker
 * less. It is started as the next batch when the one before is scored, whose commit then costs no worker's time; or
 * sooner, once it is a full batch, so that under load a worker that is done with one goes on with the next.
 *
 * <p>Owned by the loop's thread.
 */
final class BatchQueue {

    private final RecordMapping mapping;
    private final LiveModel models;
    private final ScoringWorkers workers;
    private final int batchSize;
    private final Clock clock;

    /** Polled, but not in a batch. */
    private final WaitingRecords waiting = new WaitingRecords();
    /** Started, but not committed; oldest first. At most one when a poll begins, and two otherwise. */
    private final Deque<TensorBatch> inFlight = new ArrayDeque<>();

    /** @param batchSize most records in a batch, and at least what a poll returns */
    BatchQueue(RecordMapping mapping, LiveModel models, ScoringWorkers workers, int batchSize, Clock clock) {
        this.mapping = mapping;
        this.models = models;
        this.workers = workers;
        this.batchSize = batchSize;
        this.clock = clock;
    }

    /**
     * Takes in what a poll has returned, and starts a batch if its time has come.
     *
     * @return false if there is no model to start it with; some of the records are not held then
     */
    boolean gather(ConsumerRecords<byte[], byte[]> polled) {
        if (waiting.count() + polled.count() > batchSize && !start()) {
            return false;
        }
        if (!polled.isEmpty()) {
            waiting.add(polled);
        }
        return !isStartDue() || start();
    }

    private boolean isStartDue() {
        return inFlight.size() < 2 && (areWorkersIdle() || waiting.count() == batchSize);
    }

    private boolean areWorkersIdle() {
        return inFlight.isEmpty() || inFlight.getLast().isScored();
    }

    /** Makes a batch of what was gathered; false if there is no model to score it with. */
    boolean start() {
        if (waiting.isEmpty()) {
            return true;
        }
        Optional<ModelLease> lease = models.lease();
        if (lease.isEmpty()) {
            return false;
        }
        inFlight.addLast(TensorBatch.start(waiting, mapping, lease.get(), workers, clock.instant()));
        waiting.clear();
        return true;
    }

    /** Whether a batch is scored, or another one waits behind it. */
    boolean isCommitDue() {
        return inFlight.size() > 1
                || (!inFlight.isEmpty() && inFlight.getFirst().isScored());
    }

    boolean hasInFlight() {
        return !inFlight.isEmpty();
    }

    /** Of those in flight; it may not be scored yet. */
    TensorBatch removeOldest() {
        return inFlight.removeFirst();
    }

    /** To be read again, here or elsewhere. What is being scored is scored for nothing. */
    void drop() {
        waiting.clear();
        inFlight.clear();
    }
}
