package io.agestream.predict.stream;

import io.agestream.contract.topic.Topics;
import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.scoring.ScoringMetrics;
import io.agestream.predict.scoring.ScoringWorkers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Consume, score, produce: each batch is scored by one model, and its results and offsets are committed in one transaction.
 *
 * <pre>
 *   loop     poll, poll, … for n+1 │ start n+1 │ commit n │ poll, poll, … for n+2 │ start n+2 │ commit n+1 │ …
 *   workers  ────────── score n ───┼────────── score n+1 ─────────────────────────┼─────────── score n+2 …
 * </pre>
 *
 * {@link BatchQueue} says when a batch is started. Why that is exactly-once:
 * <ul>
 *   <li>A transaction is begun and ended within one call between two polls, so there is never more than one, and no
 *       rebalance (which happens inside a poll) ever meets an open one.
 *   <li>It commits the offsets behind its own batch, not the consumer's position, which is ahead. Batches are committed
 *       in the order in which they were polled.
 *   <li>If partitions are revoked in a poll, the batches in flight are scored to their end and committed first; if they
 *       are lost, somebody else has them already, and the batches are dropped.
 *   <li>If a commit or a poll fails, the batches not yet committed are dropped, and every assigned partition is read again
 *       from where the group's committed offsets stand. The broker refuses commits of members that the group has left behind.
 * </ul>
 *
 * Before the first model the assigned partitions are paused, and polling only keeps the membership.
 *
 * <p>To be run by one thread, which owns consumer and producer. {@link #assignedPartitions()}, {@link #lag()} and {@link #stop()} may be
 * called by others.
 */
public final class PredictLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PredictLoop.class);
    /** A record ends the wait at once; it is as long as a stop or a first model may have to wait. */
    private static final Duration IDLE = Duration.ofMillis(100);
    /** While a batch is scored: as long as its commit may have to wait for nothing. */
    private static final Duration BUSY = Duration.ofMillis(2);

    private final Consumer<byte[], byte[]> consumer;
    private final PredictionOutput output;
    private final String topic;
    private final LiveModel models;
    private final BatchQueue batches;
    private final ScoringMetrics metrics;
    private final Clock clock;
    private final TensorLag lag;
    private final RebalancePause pause;

    private boolean recovering = true;

    private volatile boolean stopping;
    private volatile int assigned;

    /**
     * Opens no connection yet.
     *
     * @param producers makes transactional producers, all with the same transactional id
     * @param batchSize most records in a batch, and at least what a poll returns
     */
    public PredictLoop(
            Consumer<byte[], byte[]> consumer,
            Supplier<Producer<byte[], byte[]>> producers,
            Topics topics,
            LiveModel models,
            ScoringWorkers workers,
            ScoringMetrics metrics,
            int batchSize,
            Clock clock) {
        this.consumer = consumer;
        this.output = new PredictionOutput(producers);
        this.topic = topics.tensors();
        this.models = models;
        this.batches = new BatchQueue(new RecordMapping(topics), models, workers, batchSize, clock);
        this.lag = new TensorLag(consumer, clock);
        this.pause = new RebalancePause(clock);
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Returns after {@link #stop()}, all that was polled being committed; throws what cannot be recovered from. */
    @Override
    public void run() {
        try (consumer;
                output) {
            try {
                subscribe();
                while (!stopping) {
                    step();
                }
                commitAll();
            } finally {
                batches.drop(); // after a failure; closing the consumer must not try to commit it
                assigned = 0;
            }
        }
    }

    /** Ends {@link #run()} after the batches in flight. */
    public void stop() {
        stopping = true;
    }

    /** Number of partitions that this instance scores now. */
    public int assignedPartitions() {
        return assigned;
    }

    /** Tensors that stand behind what has been polled, in the partitions of this instance. */
    public long lag() {
        return lag.records();
    }

    void subscribe() {
        consumer.subscribe(List.of(topic), new Rebalances());
    }

    /** One poll and at most one commit. */
    void step() {
        if (recovering && !recovered()) {
            return;
        }
        pauseOrResume();
        ConsumerRecords<byte[], byte[]> polled = poll();
        assigned = consumer.assignment().size();
        lag.renew();
        if (recovering) {
            return; // the poll, or a commit in its rebalance, failed: these records are read again, too
        }
        if (!batches.gather(polled)) {
            readAgain(); // cannot be while partitions are paused without a model, but must not lose a record
        } else if (batches.isCommitDue()) {
            commitOldest();
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        try {
            return consumer.poll(batches.hasInFlight() ? BUSY : IDLE);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // Not all that passes is retried by the consumer itself: a group's coordinator that is still loading, for
            // example.
            endOrWarn(e);
            readAgain();
            LockSupport.parkNanos(IDLE.toNanos()); // what fails at once would otherwise be tried without a pause
            return ConsumerRecords.empty();
        }
    }

    /** All that has been polled. */
    private void commitAll() {
        if (!batches.start()) {
            readAgain();
        }
        while (batches.hasInFlight()) {
            commitOldest();
        }
    }

    /** Before the next poll, from where the group stands. */
    private void readAgain() {
        batches.drop();
        recovering = true;
    }

    /** Waits until the batch is scored. */
    private void commitOldest() {
        TensorBatch batch = batches.removeOldest();
        try {
            List<ProducerRecord<byte[], byte[]>> results = batch.results(clock.instant());
            long start = System.nanoTime();
            output.commit(results, batch.nextOffsets(), consumer.groupMetadata());
            metrics.committed(batch.committed(clock.instant(), Duration.ofNanos(System.nanoTime() - start)));
            pause.committed(consumer.assignment().size());
        } catch (KafkaException e) {
            Failure failure = Failure.of(e);
            if (failure == Failure.END) {
                throw e;
            }
            LOG.warn("A transaction failed, its batch is read again: {}", e.getMessage());
            metrics.aborted();
            readAgain();
            output.abandon(failure);
        }
    }

    /** Goes back to where the group stands; false if Kafka does not answer and it has to be tried again. */
    private boolean recovered() {
        try {
            output.open();
            CommittedPositions.seek(consumer);
            recovering = false;
        } catch (KafkaException e) {
            endOrWarn(e);
        }
        return !recovering;
    }

    private static void endOrWarn(KafkaException e) {
        if (Failure.of(e) == Failure.END) {
            throw e;
        }
        LOG.warn("Kafka does not answer as it should, trying again: {}", e.getMessage());
    }

    private void pauseOrResume() {
        if (!models.isServing()) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private final class Rebalances implements ConsumerRebalanceListener {

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            pauseOrResume();
            if (!partitions.isEmpty()) {
                pause.begin();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!partitions.isEmpty()) {
                commitAll();
                pause.begin();
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            batches.drop();
        }
    }
}
