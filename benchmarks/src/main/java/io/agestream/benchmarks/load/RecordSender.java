package io.agestream.benchmarks.load;

import io.agestream.cli.console.CommandFailedException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A producer that remembers its first failure, so that nobody waits for what has never arrived. For one thread. */
public final class RecordSender implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param producer closed with this */
    public RecordSender(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** Waits until the producer knows the topic. */
    public void awaitTopic(String topic) {
        producer.partitionsFor(topic);
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /**
     * Returns when all of them have arrived.
     *
     * @throws CommandFailedException if one has not
     */
    public void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new CommandFailedException("Kafka did not take what was sent: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
