package io.agestream.train.wiring;

import ai.djl.engine.Engine;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.TopicAdmin;
import io.agestream.contract.topic.TopicSettings;
import io.agestream.contract.topic.Topics;
import io.agestream.metering.KafkaMeters;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipes;
import io.agestream.model.split.Fold;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import io.agestream.train.following.ExampleFollower;
import io.agestream.train.metrics.TrainMeters;
import io.agestream.train.progress.Progress;
import io.agestream.train.publishing.KafkaCheckpoints;
import io.agestream.train.training.ExampleStream;
import io.agestream.train.training.TrainingLoop;
import io.agestream.train.training.TrainingPlan;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the service and owns its two threads: {@code follower}, which owns a consumer and writes the store, and
 * {@code training}, which owns the engine's memory, a producer, and reads the store.
 */
@Singleton
public class TrainWiring {

    private static final Logger LOG = LoggerFactory.getLogger(TrainWiring.class);
    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final TrainConfig config;
    private final Map<String, Object> kafka;
    private final Clock clock = Clock.systemUTC();
    private final Progress progress = new Progress();
    private final TrainMeters meters;
    private final KafkaMeters kafkaMeters;

    private volatile @Nullable ExampleStore store;
    private @Nullable ExampleFollower follower;
    private @Nullable TrainingLoop loop;
    private @Nullable Thread followerThread;
    private @Nullable Thread trainingThread;

    TrainWiring(
            TrainConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka, MeterRegistry registry) {
        this.config = config;
        this.kafka = kafka;
        this.meters = new TrainMeters(registry, progress, this::examples);
        this.kafkaMeters = new KafkaMeters(registry);
    }

    private int examples(Fold fold) {
        ExampleStore current = store;
        return current == null ? 0 : current.size(fold);
    }

    @Produces
    @Singleton
    Progress progress() {
        return progress;
    }

    /** The follower does not exist until Kafka has answered, but health is asked from the first second. */
    @Produces
    @Singleton
    ExampleStream stream() {
        return new ExampleStream() {
            @Override
            public boolean isCaughtUp() {
                ExampleFollower current = follower;
                return current != null && current.isCaughtUp();
            }

            @Override
            public Instant lastArrival() {
                ExampleFollower current = follower;
                return current == null ? clock.instant() : current.lastArrival();
            }

            @Override
            public int rejected() {
                ExampleFollower current = follower;
                return current == null ? 0 : current.rejected();
            }
        };
    }

    /** Starts the threads once Kafka and its topics are there. */
    void start() {
        Topics topics = new Topics(config.topicPrefix());
        TrainingPlan plan = plan();
        NativeEngine.load(config.train().threads());
        StoreIdentity identity = awaitTopics(topics);
        ExampleStore opened = open(identity, topics);
        KafkaClients clients = new KafkaClients(kafka, config.train().modelName());
        Consumer<byte[], byte[]> examples = clients.exampleConsumer();
        kafkaMeters.watch("examples", examples);
        ExampleFollower newFollower =
                new ExampleFollower(examples, topics.examples(), TENSOR, opened, meters.following(), clock);
        Producer<byte[], byte[]> producer = clients.checkpointProducer();
        kafkaMeters.watch("checkpoints", producer);
        KafkaCheckpoints checkpoints = new KafkaCheckpoints(
                clients::modelsConsumer,
                clients::checkpointReader,
                producer,
                topics,
                config.train().modelName(),
                plan,
                config.train().keepCheckpoints(),
                libraries(),
                clock);
        TrainingLoop newLoop = new TrainingLoop(
                plan,
                topics.examples(),
                opened,
                newFollower,
                meters.metered(checkpoints, clock),
                progress,
                meters.training(),
                clock);
        store = opened;
        follower = newFollower;
        loop = newLoop;
        followerThread = thread("follower", newFollower);
        trainingThread = thread("training", () -> {
            try (checkpoints) {
                newLoop.run();
            }
        });
        TerminalProgress.showIfOnTerminal(progress);
    }

    private TrainingPlan plan() {
        TrainConfig.Train train = config.train();
        AgeGroups groups = AgeGroups.ofEdges(config.ageGroups());
        return new TrainingPlan(
                Networks.named(train.network(), groups.count()),
                TENSOR,
                groups,
                Recipes.named(train.recipe(), overrides(train), train.seed()),
                train.minExamples(),
                train.quietPeriod(),
                train.after(),
                train.newExamples());
    }

    private static Map<String, String> overrides(TrainConfig.Train train) {
        Map<String, String> overrides = new HashMap<>();
        train.epochs().ifPresent(value -> overrides.put("epochs", Integer.toString(value)));
        train.batchSize().ifPresent(value -> overrides.put("batch-size", Integer.toString(value)));
        train.learningRate().ifPresent(value -> overrides.put("learning-rate", Float.toString(value)));
        train.momentum().ifPresent(value -> overrides.put("momentum", Float.toString(value)));
        return overrides;
    }

    private StoreIdentity awaitTopics(Topics topics) {
        try (TopicAdmin topicAdmin = TopicAdmin.connect(kafka, config.startupTimeout())) {
            List<TopicSettings> needed = topics.settingsOf(topics.examples(), topics.checkpoints(), topics.models());
            topicAdmin.verify(needed);
            return new StoreIdentity(
                    topicAdmin.clusterId(), topicAdmin.topicId(topics.examples()), TENSOR.hash(), TENSOR.bytes());
        }
    }

    private ExampleStore open(StoreIdentity identity, Topics topics) {
        try {
            ExampleStore.Opened opened = ExampleStore.open(
                    config.dataDir().resolve(topics.examples() + ".store"),
                    identity,
                    Topics.TOMBSTONES_KEPT.minus(Duration.ofHours(1)),
                    clock);
            opened.rebuilt()
                    .ifPresent(reason -> LOG.warn("The example store is rebuilt from Kafka, since {}.", reason));
            return opened.store();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The example store cannot be opened in " + config.dataDir() + " (agestream.data-dir): "
                            + e.getMessage() + ".",
                    e);
        }
    }

    private Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setUncaughtExceptionHandler((t, e) -> fail(name, e));
        thread.start();
        return thread;
    }

    private void fail(String thread, Throwable e) {
        progress.failed(String.valueOf(e.getMessage()));
        LOG.error("The {} thread failed and the service ends: {}", thread, e.getMessage(), e);
        Quarkus.asyncExit(1);
    }

    private static Map<String, String> libraries() {
        return Map.of(
                "engine",
                        Engine.getInstance().getEngineName() + " "
                                + Engine.getInstance().getVersion(),
                "djl", Engine.getDjlVersion(),
                "java", Runtime.version().toString());
    }

    @PreDestroy
    void stop() throws InterruptedException {
        if (loop != null) {
            loop.stop();
        }
        if (follower != null) {
            follower.stop();
        }
        join(trainingThread);
        join(followerThread);
        if (store != null) {
            try {
                store.close();
            } catch (IOException e) {
                throw new UncheckedIOException("The example store did not close", e);
            }
        }
    }

    private static void join(@Nullable Thread thread) throws InterruptedException {
        if (thread != null) {
            thread.join(Duration.ofSeconds(20).toMillis());
        }
    }
}
