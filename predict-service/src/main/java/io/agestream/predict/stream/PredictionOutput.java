package io.agestream.predict.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes batches, each in a transaction that is opened and ended within one call. Used by the loop's thread only. */
final class PredictionOutput implements AutoCloseable {

    private final Supplier<Producer<byte[], byte[]>> producers;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param producers makes one more producer with the same transactional id, its transactions not initialised */
    PredictionOutput(Supplier<Producer<byte[], byte[]>> producers) {
        this.producers = producers;
    }

    /** Makes ready to write; whatever an earlier producer with this transactional id left open is settled then. */
    void open() {
        if (producer == null) {
            Producer<byte[], byte[]> created = producers.get();
            try {
                created.initTransactions();
                producer = created;
            } finally {
                if (producer == null) {
                    created.close(Duration.ZERO);
                }
            }
        }
    }

    /** Writes the results and commits the offsets behind them: all of it or nothing. */
    void commit(
            List<ProducerRecord<byte[], byte[]>> results,
            Map<TopicPartition, OffsetAndMetadata> nextOffsets,
            ConsumerGroupMetadata group) {
        Producer<byte[], byte[]> open = opened();
        open.beginTransaction();
        results.forEach(open::send); // a failed send is reported by the commit
        open.sendOffsetsToTransaction(nextOffsets, group);
        open.commitTransaction();
    }

    /** Undoes what the failed commit has done. Afterwards {@link #open()} has to be called before the next one. */
    void abandon(Failure failure) {
        if (failure == Failure.ABORT) {
            try {
                opened().abortTransaction();
                return;
            } catch (KafkaException e) {
                // It cannot even abort: its successor's initTransactions does.
            }
        }
        closeAtOnce();
    }

    private Producer<byte[], byte[]> opened() {
        if (producer == null) {
            throw new IllegalStateException("The output has not been opened");
        }
        return producer;
    }

    private void closeAtOnce() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        closeAtOnce();
    }
}
