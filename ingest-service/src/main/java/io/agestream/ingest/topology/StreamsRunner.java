package io.agestream.ingest.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * Runs the topology. What Kafka Streams can retry it retries itself; whatever arrives here is fatal, is told once, and
 * ends all its threads, since a restart of the process is the safer way to go on.
 *
 * <p>Opened, started and closed by one thread; its state may be asked for by any.
 */
public final class StreamsRunner implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;

    /**
     * @param topology given what it may ask when to commit
     * @param onFatal  called by a stream thread with the reason; must not block
     */
    public StreamsRunner(
            Function<CommitPace, Topology> topology, StreamsSettings settings, Consumer<Throwable> onFatal) {
        this(topology, settings, clients -> clients, onFatal);
    }

    /** @param change puts other clients in the place of those there would be */
    StreamsRunner(
            Function<CommitPace, Topology> topology,
            StreamsSettings settings,
            UnaryOperator<KafkaClientSupplier> change,
            Consumer<Throwable> onFatal) {
        CommitPace pace = settings.commitPace();
        Optional<String> transactionalId = settings.instanceId().map(id -> settings.applicationId() + "-" + id);
        this.streams = new KafkaStreams(
                topology.apply(pace), settings.toProperties(), change.apply(new StreamsClients(transactionalId, pace)));
        streams.setUncaughtExceptionHandler(exception -> {
            onFatal.accept(exception);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    public void start() {
        streams.start();
    }

    /** Whether records are being processed: every thread has its partitions and none is moving them. */
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** Whether it has stopped and will not process anything any more. */
    public boolean hasStopped() {
        return streams.state().hasCompletedShutdown() || streams.state().isShuttingDown();
    }

    /** Kafka Streams' own word for its state. */
    public String state() {
        return streams.state().name();
    }

    /** For metrics only. */
    public KafkaStreams streams() {
        return streams;
    }

    @Override
    public void close() {
        streams.close(CLOSE_TIMEOUT);
    }
}
