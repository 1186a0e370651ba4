package io.agestream.predict.wiring;

import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.Topics;
import io.agestream.contract.topic.TopicsNotReadyException;
import io.agestream.metering.KafkaMeters;
import io.agestream.model.age.AgeGroups;
import io.agestream.predict.loading.EngineChoice;
import io.agestream.predict.metrics.PredictMeters;
import io.agestream.predict.stream.ClientObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the service of its configuration. Started and ended by {@link PredictMain}. */
@ApplicationScoped
public class PredictWiring {

    private static final Logger LOG = LoggerFactory.getLogger(PredictWiring.class);

    private final PredictConfig config;
    private final Map<String, Object> kafka;
    private final MeterRegistry registry;
    private final String topicPrefix;
    private final Optional<String> instanceId;
    private final List<Integer> ageGroups;
    private final Duration startupTimeout;
    private volatile @Nullable PredictService service;

    PredictWiring(
            PredictConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry,
            @ConfigProperty(name = "agestream.topic-prefix") String topicPrefix,
            @ConfigProperty(name = "agestream.instance-id") Optional<String> instanceId,
            @ConfigProperty(name = "agestream.age-groups") List<Integer> ageGroups,
            @ConfigProperty(name = "agestream.startup-timeout") Duration startupTimeout) {
        this.config = config;
        this.kafka = kafka;
        this.registry = registry;
        this.topicPrefix = topicPrefix;
        this.instanceId = instanceId;
        this.ageGroups = ageGroups;
        this.startupTimeout = startupTimeout;
    }

    /**
     * Starts the service once the broker is there.
     *
     * @throws IllegalArgumentException if the configuration cannot work
     * @throws TopicsNotReadyException  if the broker does not come, or a topic is missing or wrongly set up
     * @throws IllegalStateException    if the scoring engine cannot be loaded
     */
    void start() {
        Topics topics = new Topics(topicPrefix);
        PredictSettings settings = new PredictSettings(
                topics,
                AgeGroups.ofEdges(ageGroups),
                config.alias(),
                config.groupId(),
                instanceId,
                config.batchSize(),
                config.shardSize(),
                config.workers().orElseGet(() -> Runtime.getRuntime().availableProcessors()),
                EngineChoice.named(config.scoringEngine()),
                config.mirrored());
        verify(topics);
        PredictMeters meters = new PredictMeters(registry, settings.ageGroups(), Clock.systemUTC());
        meters.lag(() -> service().map(PredictService::lag).orElse(0L));
        service = PredictService.start(
                settings,
                kafka,
                Clock.systemUTC(),
                new PredictService.Observers(
                        meters.scoring(),
                        meters.loading(),
                        watched(new KafkaMeters(registry)),
                        PredictWiring::loopFailed,
                        failure -> LOG.error(
                                "New models are not loaded any more, restart this service: {}", failure.toString())));
        LOG.info(
                "Scoring {} with alias {} as {}, {} workers, batches of up to {}{}",
                topics.tensors(),
                settings.alias(),
                settings.groupId(),
                settings.workers(),
                settings.batchSize(),
                settings.mirrored() ? ", each with its mirror image" : "");
    }

    /** The running service; empty before it starts. */
    public Optional<PredictService> service() {
        return Optional.ofNullable(service);
    }

    void stop() {
        service().ifPresent(PredictService::close);
    }

    private void verify(Topics topics) {
        try (TopicAdmin admin = TopicAdmin.connect(kafka, startupTimeout)) {
            admin.verify(topics.settingsOf(
                    topics.tensors(),
                    topics.models(),
                    topics.checkpoints(),
                    topics.predictions(),
                    topics.deadLetters()));
        }
    }

    private static ClientObserver watched(KafkaMeters meters) {
        return new ClientObserver() {
            @Override
            public void made(String role, Consumer<?, ?> consumer) {
                meters.watch(role, consumer);
            }

            @Override
            public void made(String role, Producer<?, ?> producer) {
                meters.watch(role, producer);
            }
        };
    }

    private static void loopFailed(Throwable failure) {
        LOG.error("Scoring cannot go on: {}", failure.toString());
        Quarkus.asyncExit(1);
    }
}
