package io.agestream.system.load;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.topic.Topics;
import io.agestream.system.pipeline.Pipeline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Predictions and dead letters as a {@code read_committed} consumer sees them, followed on a thread of its own. */
public final class Outcomes implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Duration pause;
    private final ConcurrentMap<String, Integer> counts = new ConcurrentHashMap<>();
    private final List<Outcome> outcomes = new ArrayList<>();
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Outcome last;

    private Outcomes(Pipeline pipeline, Duration pause, int recordsPerPoll) {
        this.consumer = pipeline.newConsumer(recordsPerPoll);
        this.topics = pipeline.topics;
        this.pause = pause;
        List<TopicPartition> partitions = Stream.of(topics.predictions(), topics.deadLetters())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::run, "outcomes");
        thread.start();
    }

    /** A consumer that keeps up. */
    public static Outcomes follow(Pipeline pipeline) {
        return new Outcomes(pipeline, Duration.ZERO, 500);
    }

    /** A consumer that takes a few records at a time, long after they came. */
    public static Outcomes followSlowly(Pipeline pipeline) {
        return new Outcomes(pipeline, Duration.ofMillis(700), 20);
    }

    private void run() {
        try {
            while (!stopping) {
                poll();
                LockSupport.parkNanos(pause.toNanos()); // its slowness is what is tested
            }
        } catch (RuntimeException e) {
            failure.set(e);
        }
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Outcome outcome = outcome(record);
            synchronized (outcomes) {
                outcomes.add(outcome);
            }
            last = outcome;
            counts.merge(outcome.id(), 1, Integer::sum);
        }
    }

    private Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
        Instant written = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(topics.predictions())) {
            Prediction prediction = Prediction.fromJson(record.value());
            return new Outcome(
                    prediction.id(),
                    prediction.model().version(),
                    record.partition(),
                    record.offset(),
                    prediction.imageTime(),
                    prediction.predictedTime(),
                    written);
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        return new Outcome(id, "", record.partition(), record.offset(), written, written, written);
    }

    /** How often each id has come out so far. */
    public Map<String, Integer> counts() {
        rethrow();
        return Map.copyOf(counts);
    }

    /** How many ids have come out so far. */
    public int ids() {
        rethrow();
        return counts.size();
    }

    /** The version of the newest prediction; empty before it. */
    public String lastVersion() {
        Outcome newest = last;
        return newest == null ? "" : newest.version();
    }

    /** All of them so far, in the order of each partition. */
    public List<Outcome> all() {
        rethrow();
        synchronized (outcomes) {
            return List.copyOf(outcomes);
        }
    }

    /** Ends following, and reads what stands in the topics then: to be called when nothing more can come. */
    public void finish() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        rethrow();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            poll();
        }
    }

    private void rethrow() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw new KafkaException("The outcomes could not be followed", failed);
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
    }
}
