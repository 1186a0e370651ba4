package io.agestream.ingest.topology;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer whose transaction may time out without the end of Kafka Streams. When the process has stood still for so long,
 * the broker has aborted the transaction. It answers most of what comes then with an old epoch, and Kafka Streams gives up its
 * tasks, makes a new producer and reads again from where the group stands; but it answers a commit with {@link
 * InvalidTxnStateException}, for which Kafka Streams ends its threads for good. So that is told as an old epoch, too. It is
 * exact whatever became of the transaction, since the positions are part of it. Kafka's issue 19690 is about the same with records.
 */
class LastingProducer extends KafkaProducer<byte[], byte[]> {

    LastingProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> entry, Callback callback) {
        try {
            return super.send(
                    entry,
                    (metadata, exception) -> callback.onCompletion(
                            metadata, exception instanceof KafkaException e ? asStreamsUnderstands(e) : exception));
        } catch (KafkaException e) {
            throw asStreamsUnderstands(e);
        }
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        try {
            super.sendOffsetsToTransaction(offsets, groupMetadata);
        } catch (KafkaException e) {
            throw asStreamsUnderstands(e);
        }
    }

    @Override
    public void commitTransaction() {
        try {
            super.commitTransaction();
        } catch (KafkaException e) {
            throw asStreamsUnderstands(e);
        }
    }

    /** Kafka Streams does so with what it gives up. */
    @Override
    public void abortTransaction() {
        try {
            super.abortTransaction();
        } catch (KafkaException e) {
            throw asStreamsUnderstands(e);
        }
    }

    private static KafkaException asStreamsUnderstands(KafkaException exception) {
        return isOfTimedOut(exception)
                ? new InvalidProducerEpochException("The transaction had timed out: " + exception.getMessage())
                : exception;
    }

    /** The producer wraps what happened first into what it says later. */
    private static boolean isOfTimedOut(KafkaException exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidTxnStateException) {
                return true;
            }
        }
        return false;
    }
}
