package io.agestream.cli.quickstart;

import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.cli.kafka.TopicReader;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Counts what has become of the images since it was opened: predictions and dead letters all the time, on a thread of its
 * own; tensors and examples, which are large, only when asked.
 */
final class Results implements AutoCloseable {

    private final KafkaConnection connection;
    private final TopicReader outcomes;
    private final TopicReader tensors;
    private final TopicReader examples;
    private final Consumer<ConsumerRecord<String, byte[]>> onPrediction;
    private final AtomicLong predictions = new AtomicLong();
    private final AtomicLong deadLetters = new AtomicLong();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile @Nullable KafkaException failure;

    private Results(KafkaConnection connection, Consumer<ConsumerRecord<String, byte[]>> onPrediction) {
        this.connection = connection;
        this.onPrediction = onPrediction;
        this.outcomes =
                fromEnd(connection.topics().predictions(), connection.topics().deadLetters());
        this.tensors = fromEnd(connection.topics().tensors());
        this.examples = fromEnd(connection.topics().examples());
        this.thread = new Thread(this::run, "results");
        thread.setDaemon(true);
    }

    /** @param onPrediction called on the counting thread for each prediction */
    static Results open(KafkaConnection connection, Consumer<ConsumerRecord<String, byte[]>> onPrediction) {
        Results results = new Results(connection, onPrediction);
        results.thread.start();
        return results;
    }

    long predictions() {
        KafkaException thrown = failure;
        if (thrown != null) {
            throw KafkaFailure.of(thrown, connection.bootstrapServer());
        }
        return predictions.get();
    }

    long deadLetters() {
        return deadLetters.get();
    }

    /** Reads them all; for the thread that opened it, once. */
    long countTensors() {
        return count(tensors);
    }

    /** Reads them all; for the thread that opened it, once. */
    long countExamples() {
        return count(examples);
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join(2000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        tensors.close();
        examples.close();
    }

    private void run() {
        try (outcomes) {
            while (open) {
                for (ConsumerRecord<String, byte[]> record : outcomes.poll()) {
                    if (record.topic().equals(connection.topics().deadLetters())) {
                        deadLetters.incrementAndGet();
                    } else {
                        predictions.incrementAndGet();
                        onPrediction.accept(record);
                    }
                }
            }
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            failure = e;
        }
    }

    private TopicReader fromEnd(String... topics) {
        return TopicReader.fromEnd(connection.reader(), List.of(topics));
    }

    private static long count(TopicReader reader) {
        AtomicLong count = new AtomicLong();
        reader.readToEnd(record -> count.incrementAndGet());
        return count.get();
    }
}
