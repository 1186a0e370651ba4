package io.agestream.predict.wiring;

import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.predict.loading.CheckpointLoader;
import io.agestream.predict.loading.DutyCycle;
import io.agestream.predict.loading.LiveModel;
import io.agestream.predict.loading.LoadingMetrics;
import io.agestream.predict.loading.ModelBuilder;
import io.agestream.predict.loading.ModelCatalog;
import io.agestream.predict.loading.ModelsReport;
import io.agestream.predict.scoring.ScoringMetrics;
import io.agestream.predict.scoring.ScoringWorkers;
import io.agestream.predict.stream.ClientObserver;
import io.agestream.predict.stream.KafkaClients;
import io.agestream.predict.stream.KafkaWeights;
import io.agestream.predict.stream.ModelFollower;
import io.agestream.predict.stream.PredictLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One running instance: the loop on a thread of its own, the follower on another, the workers on theirs. Everything is
 * made here, and closed here in the opposite order.
 */
public final class PredictService implements AutoCloseable {

    private static final Duration CHUNK_TIMEOUT = Duration.ofSeconds(10);
    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final LiveModel liveModel;
    private final ScoringWorkers workers;
    private final ModelCatalog catalog;
    private final ModelFollower follower;
    private final PredictLoop loop;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> models;
    private final BlobReader checkpoints;
    private final Thread loopThread;
    private final Thread followerThread;

    private PredictService(PredictSettings settings, Map<String, Object> kafka, Clock clock, Observers observers) {
        KafkaClients clients = new KafkaClients(kafka, settings.groupId(), settings.instanceId(), settings.batchSize());
        liveModel = new LiveModel(clock);
        workers = new ScoringWorkers(TENSOR, settings.workers(), settings.shardSize(), observers.scoring());
        models = clients.modelsConsumer();
        observers.clients().made("models", models);
        checkpoints = clients.checkpointReader(CHUNK_TIMEOUT, clock);
        GoldenBatch golden = new GoldenBatch(TENSOR);
        DutyCycle duty = new DutyCycle();
        CheckpointLoader loader = new CheckpointLoader(
                new CheckpointPolicy(settings.ageGroups(), TENSOR),
                new KafkaWeights(checkpoints, settings.topics().checkpoints(), duty),
                new ModelBuilder(
                        settings.engine(),
                        lease -> {
                            duty.rest();
                            return lease.difference(golden);
                        },
                        workers,
                        settings.workers(),
                        settings.mirrored()));
        catalog = new ModelCatalog(settings.alias(), loader, liveModel, observers.loading(), clock);
        follower =
                new ModelFollower(() -> new ModelsLog(models, settings.topics().models()), catalog);
        var tensors = clients.tensorConsumer();
        observers.clients().made("tensors", tensors);
        loop = new PredictLoop(
                tensors,
                () -> {
                    var producer = clients.producer();
                    observers.clients().made("predictions", producer);
                    return producer;
                },
                settings.topics(),
                liveModel,
                workers,
                observers.scoring(),
                settings.batchSize(),
                clock);
        loopThread = new Thread(loop, "agestream-predict");
        followerThread = new Thread(follower, "agestream-models");
        loopThread.setUncaughtExceptionHandler(
                (thread, failure) -> observers.loopFailed().accept(failure));
        followerThread.setUncaughtExceptionHandler(
                (thread, failure) -> observers.followerFailed().accept(failure));
    }

    /**
     * Who is told what.
     *
     * @param clients        Kafka clients, when they are made
     * @param loopFailed     what ended the loop; on its thread, once
     * @param followerFailed what ended the follower; on its thread, once
     */
    public record Observers(
            ScoringMetrics scoring,
            LoadingMetrics loading,
            ClientObserver clients,
            Consumer<Throwable> loopFailed,
            Consumer<Throwable> followerFailed) {}

    /**
     * Starts an instance and returns at once.
     *
     * @param kafka properties for every client, {@code bootstrap.servers} among them
     * @throws IllegalStateException if no engine that may be used can be loaded
     */
    public static PredictService start(
            PredictSettings settings, Map<String, Object> kafka, Clock clock, Observers observers) {
        settings.engine().load();
        PredictService service = new PredictService(settings, kafka, clock, observers);
        service.followerThread.start();
        service.loopThread.start();
        return service;
    }

    public ModelsReport models() {
        return catalog.report();
    }

    /** The manifest of a known version as it was published. */
    public Optional<byte[]> manifest(String version) {
        return catalog.manifest(version);
    }

    public boolean isServing() {
        return liveModel.isServing();
    }

    public int assignedPartitions() {
        return loop.assignedPartitions();
    }

    /** Tensors that wait in this instance's partitions. */
    public long lag() {
        return loop.lag();
    }

    public boolean isLoopAlive() {
        return loopThread.isAlive();
    }

    public boolean isFollowerAlive() {
        return followerThread.isAlive();
    }

    /** Commits what is being scored, leaves the group, and frees all native memory. */
    @Override
    public void close() {
        loop.stop();
        follower.stop();
        join(loopThread);
        join(followerThread);
        workers.close();
        liveModel.close();
        models.close();
        checkpoints.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + thread.getName() + " ends", e);
        }
    }
}
