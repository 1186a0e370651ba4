package io.agestream.system.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;

/**
 * Records at a rate that does not depend on answers, on a thread of its own, and which of them Kafka has acknowledged.
 * What was due while the producer was blocked is sent at once afterwards.
 */
public final class Flow implements AutoCloseable {

    private static final long IDLE_NANOS = 1_000_000;

    private final Producer<byte[], byte[]> producer;
    private final IntFunction<ProducerRecord<byte[], byte[]>> records;
    private final AtomicInteger sent = new AtomicInteger();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::run, "flow");
    private volatile double perSecond;
    private volatile boolean stopping;

    /**
     * @param producer taken over
     * @param records  by number, from 0; each with an id of its own as key
     */
    public Flow(Producer<byte[], byte[]> producer, IntFunction<ProducerRecord<byte[], byte[]>> records) {
        this.producer = producer;
        this.records = records;
    }

    public Flow start(double ratePerSecond) {
        perSecond = ratePerSecond;
        thread.start();
        return this;
    }

    /** Goes on at another rate; 0 pauses. */
    public void rate(double ratePerSecond) {
        perSecond = ratePerSecond;
    }

    private void run() {
        double due = 0;
        long last = System.nanoTime();
        while (!stopping) {
            long now = System.nanoTime();
            due += (now - last) / 1e9 * perSecond;
            last = now;
            for (; due >= 1 && !stopping; due--) {
                send(records.apply(sent.getAndIncrement()));
            }
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    /** Sends so many at once, on the calling thread; only while the rate is 0. */
    public void burst(int count) {
        for (int i = 0; i < count; i++) {
            send(records.apply(sent.getAndIncrement()));
        }
        producer.flush();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        try {
            producer.send(record, (metadata, exception) -> {
                if (exception == null) {
                    acknowledged.add(id);
                } else {
                    failed.put(id, exception.toString());
                }
            });
        } catch (RuntimeException e) { // it would end the thread unseen
            failed.put(id, e.toString());
        }
    }

    /** How many have been handed to the producer. */
    public int sent() {
        return sent.get();
    }

    /** Waits until so many more are sent: a time counted in records, which do not stop for anybody. */
    public void awaitMore(double records) {
        int until = sent() + (int) records;
        Awaitility.await(records + " more records sent")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> sent() >= until);
    }

    /** Sends no more and waits for what is on its way. */
    public void stop() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.flush();
    }

    /** Whose arrival Kafka has confirmed. */
    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** Of which nobody knows whether they arrived. */
    public Set<String> uncertain() {
        return new TreeSet<>(failed.keySet());
    }

    @Override
    public void close() {
        if (thread.isAlive()) {
            stop();
        }
        producer.close();
    }
}
