package io.agestream.train.publishing;

import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.checkpoint.BlobWriter;
import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.contract.json.Json;
import io.agestream.contract.topic.Topics;
import io.agestream.model.manifest.Manifest;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingPlan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints in the checkpoints and models topics. One transaction holds the chunks, the manifest behind them, the alias
 * {@code latest} and the tombstones of what is no longer kept: a {@code read_committed} reader sees all of it or nothing.
 * A second trainer of the same model fences the first. For the training thread, which owns the producer.
 */
public final class KafkaCheckpoints implements Checkpoints, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaCheckpoints.class);
    private static final int ATTEMPTS = 5;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<BlobReader> readers;
    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final String model;
    private final TrainingPlan plan;
    private final int keep;
    private final Clock clock;
    private final Map<String, String> libraries;
    private final KnownCheckpoints known = new KnownCheckpoints();
    private final RunIdentity run;

    /**
     * Begins; fences an earlier trainer of the same model.
     *
     * @param consumers of manifests, {@code read_committed}, no group, {@code auto.offset.reset=none}
     * @param readers   of what manifests tell of
     * @param producer  transactional
     * @param model     name of the model
     * @param keep      how many checkpoints stay
     * @param libraries versions of what computes, for the manifests
     */
    public KafkaCheckpoints(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<BlobReader> readers,
            Producer<byte[], byte[]> producer,
            Topics topics,
            String model,
            TrainingPlan plan,
            int keep,
            Map<String, String> libraries,
            Clock clock) {
        this.consumers = consumers;
        this.readers = readers;
        this.producer = producer;
        this.topics = topics;
        this.model = model;
        this.plan = plan;
        this.keep = keep;
        this.libraries = libraries;
        this.clock = clock;
        this.run = new RunIdentity(
                model,
                plan.network(),
                plan.tensor(),
                plan.ageGroups(),
                plan.recipe().seed());
    }

    @Override
    public Optional<Published> latest() {
        producer.initTransactions();
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            new ModelsLog(consumer, topics.models()).readToEnd(known::apply);
        }
        return known.of(run).stream().map(this::read).flatMap(Optional::stream).findFirst();
    }

    private Optional<Published> read(Manifest manifest) {
        try (BlobReader reader = readers.get()) {
            byte[] weights = reader.read(manifest.version(), manifest.weights());
            Blob state = manifest.optimizer();
            Optional<byte[]> optimizer =
                    state == null ? Optional.empty() : Optional.of(reader.read(manifest.version(), state));
            Checkpoint checkpoint = new Checkpoint(
                    weights,
                    optimizer,
                    manifest.golden(),
                    manifest.epoch(),
                    manifest.history(),
                    manifest.evaluation(),
                    manifest.lineage());
            return Optional.of(new Published(manifest.version(), checkpoint));
        } catch (UnreadableBlobException e) {
            LOG.warn("Checkpoint {} cannot be read, an older one is tried: {}", manifest.version(), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String publish(Checkpoint checkpoint) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return publishOnce(checkpoint);
            } catch (ProducerFencedException | InvalidProducerEpochException | InvalidTxnStateException e) {
                // Kafka does not tell which: a new producer could fence the other trainer in turn.
                throw new IllegalStateException(
                        "Another trainer of model " + model + " has taken over, of which only one may run at a time, "
                                + "or this one stood still for longer than a transaction may last.",
                        e);
            } catch (ApiException e) {
                producer.abortTransaction();
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.warn("Publishing failed and is tried again: {}", e.getMessage());
            }
        }
    }

    private String publishOnce(Checkpoint checkpoint) throws InterruptedException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String version = CheckpointVersion.of(now, checkpoint.epoch().epoch());
        producer.beginTransaction();
        BlobWriter writer = new BlobWriter(producer, topics.checkpoints());
        Blob weights = writer.write(model, version, 0, checkpoint.weights());
        @Nullable
        Blob optimizer = checkpoint.state().isEmpty()
                ? null
                : writer.write(
                        model,
                        version,
                        weights.chunks().size(),
                        checkpoint.state().get());
        Manifest manifest = manifest(version, now, weights, optimizer, checkpoint);
        List<Manifest> old = known.superfluous(manifest, keep);
        send(new ModelKey.Manifest(version), manifest.toJson());
        send(ModelKey.LATEST, Json.write(new AliasTarget(version)));
        old.forEach(superfluous -> erase(writer, superfluous));
        commit();
        known.add(manifest);
        known.moveAlias(ModelKey.LATEST.name(), version);
        old.forEach(known::remove);
        return version;
    }

    /** A commit that timed out may still come about: it can only be tried again, not taken back. */
    private void commit() {
        for (int attempt = 1; ; attempt++) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (attempt == ATTEMPTS) {
                    throw new KafkaException(
                            "The checkpoint could not be committed; training resumes from whichever "
                                    + "stands in Kafka when the service starts again.",
                            e);
                }
                LOG.warn("Committing the checkpoint takes long and is tried again: {}", e.getMessage());
            }
        }
    }

    private void erase(BlobWriter writer, Manifest old) {
        send(new ModelKey.Manifest(old.version()), null);
        writer.erase(old.version(), old.weights());
        Blob optimizer = old.optimizer();
        if (optimizer != null) {
            writer.erase(old.version(), optimizer);
        }
    }

    private void send(ModelKey key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topics.models(), key.toString().getBytes(StandardCharsets.UTF_8), value));
    }

    private Manifest manifest(
            String version, Instant now, Blob weights, @Nullable Blob optimizer, Checkpoint checkpoint) {
        return new Manifest(
                model,
                version,
                now,
                weights,
                optimizer,
                plan.network(),
                plan.tensor(),
                plan.tensor().hash(),
                plan.ageGroups(),
                checkpoint.temperature(),
                checkpoint.golden(),
                plan.recipe(),
                checkpoint.epoch(),
                checkpoint.history(),
                checkpoint.evaluation(),
                checkpoint.lineage(),
                libraries);
    }

    @Override
    public void close() {
        try {
            producer.close(Duration.ofSeconds(5));
        } catch (KafkaException e) {
            LOG.warn(
                    "The producer did not close cleanly; its transaction is aborted by the broker: {}", e.getMessage());
        }
    }
}
