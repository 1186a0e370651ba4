package io.agestream.ingest.wiring;

import io.agestream.contract.topic.TopicsNotReadyException;
import io.agestream.ingest.api.ImageIntake;
import io.agestream.ingest.api.ServiceState;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts the service together. Starting may take as long as the broker does, so it has a thread of its own and the process
 * can be stopped meanwhile; HTTP already answers that the service is starting.
 */
@Singleton
public class IngestWiring implements ServiceState {

    static final int EXIT_FATAL = 1;
    static final int EXIT_MISCONFIGURED = 2;

    private static final Logger LOG = Logger.getLogger(IngestWiring.class);

    private final Config config;
    private final Map<String, Object> client;
    private final MeterRegistry registry;
    private volatile @Nullable RunningIngest running;
    private volatile boolean failed;

    IngestWiring(
            Config config, @Identifier("default-kafka-broker") Map<String, Object> client, MeterRegistry registry) {
        this.config = config;
        this.client = client;
        this.registry = registry;
    }

    /**
     * Returns when records are about to be processed, or after telling why that cannot be.
     *
     * @param exit ends the process with this code
     */
    void start(IntConsumer exit) {
        try {
            IngestSettings settings = IngestSettings.from(config);
            int partitions = Startup.verify(client, settings.topics(), settings.startupTimeout());
            running = RunningIngest.start(settings, partitions, client, registry, reason -> fail(reason, exit));
            LOG.infof(
                    "Ingesting %s with %d threads, commits every %d ms",
                    settings.topics().images(),
                    settings.threads(),
                    settings.commitInterval().toMillis());
        } catch (TopicsNotReadyException
                | IllegalArgumentException
                | NoSuchElementException
                | KafkaException misconfigured) {
            failed = true;
            LOG.error(sentence(misconfigured));
            exit.accept(EXIT_MISCONFIGURED);
        }
    }

    /** Ends the process, after telling why it cannot go on. */
    void fail(Throwable reason, IntConsumer exit) {
        failed = true;
        LOG.errorf(reason, "Processing has ended for good, and this process with it: %s", reason.getMessage());
        exit.accept(EXIT_FATAL);
    }

    void stop() {
        RunningIngest stopping = running;
        if (stopping != null) {
            stopping.close();
        }
    }

    @Override
    public Optional<ImageIntake> intake() {
        return Optional.ofNullable(running).map(RunningIngest::intake);
    }

    @Override
    public boolean isProcessing() {
        return Optional.ofNullable(running)
                .filter(service -> service.streams().isRunning())
                .isPresent();
    }

    @Override
    public boolean hasFailed() {
        return failed;
    }

    @Override
    public String description() {
        return Optional.ofNullable(running)
                .map(service -> service.streams().state())
                .orElse("WAITING_FOR_KAFKA");
    }

    /** Kafka says what is wrong in the innermost message. */
    private static String sentence(Throwable misconfigured) {
        Throwable cause = misconfigured;
        while (cause instanceof KafkaException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
