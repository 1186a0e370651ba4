package io.agestream.metering;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Kafka's own meters of the clients that it is told of, which are asked for their metrics and nothing else. Any thread. */
public final class KafkaMeters implements AutoCloseable {

    /** A partition that has just come must not hide its lag for a minute, Micrometer's default. */
    public static final Duration REFRESHED = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final Map<String, Watched> byRole = new HashMap<>();

    public KafkaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Watched(KafkaClientMetrics meters, ScheduledExecutorService refresher) implements AutoCloseable {
        @Override
        public void close() {
            refresher.shutdownNow(); // or it would bring the meters back
            meters.close();
        }
    }

    /** Watches a consumer in the place of whatever had this role before. */
    public void watch(String role, Consumer<?, ?> consumer) {
        watch(role, refresher -> new KafkaClientMetrics(consumer, Tags.empty(), refresher, REFRESHED));
    }

    /** Watches a producer in the place of whatever had this role before. */
    public void watch(String role, Producer<?, ?> producer) {
        watch(role, refresher -> new KafkaClientMetrics(producer, Tags.empty(), refresher, REFRESHED));
    }

    private synchronized void watch(String role, Function<ScheduledExecutorService, KafkaClientMetrics> client) {
        ScheduledExecutorService refresher = refresher();
        Watched next = new Watched(client.apply(refresher), refresher);
        Watched before = byRole.put(role, next);
        if (before != null) {
            before.close();
        }
        next.meters().bindTo(registry);
    }

    /** A thread to look for new meters of Kafka's on; it does not keep the process alive. */
    public static ScheduledExecutorService refresher() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "agestream-metrics");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Removes the meters. */
    @Override
    public synchronized void close() {
        byRole.values().forEach(Watched::close);
        byRole.clear();
    }
}
