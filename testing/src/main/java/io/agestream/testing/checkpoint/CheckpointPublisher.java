package io.agestream.testing.checkpoint;

import io.agestream.contract.checkpoint.AliasTarget;
import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.BlobWriter;
import io.agestream.contract.checkpoint.ModelKey;
import io.agestream.contract.json.Json;
import io.agestream.contract.topic.Topics;
import io.agestream.model.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes checkpoints as training does: chunks, manifest and alias in one transaction. */
public final class CheckpointPublisher implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;

    public CheckpointPublisher(String bootstrapServers, Topics topics) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", "publisher-" + UUID.randomUUID()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.topics = topics;
        producer.initTransactions();
    }

    public Manifest publish(String version, TestCheckpoint checkpoint) throws InterruptedException {
        return publish(version, checkpoint, checkpoint.weights(), manifest -> manifest);
    }

    /**
     * Publishes with a fault.
     *
     * @param bytes  the weights that are really written
     * @param change what is made of the right manifest
     */
    public Manifest publish(String version, TestCheckpoint checkpoint, byte[] bytes, UnaryOperator<Manifest> change)
            throws InterruptedException {
        producer.beginTransaction();
        Blob blob = new BlobWriter(producer, topics.checkpoints()).write("age", version, 0, bytes);
        Manifest manifest = change.apply(checkpoint.manifest(version, blob));
        send(new ModelKey.Manifest(version), manifest.toJson());
        send(ModelKey.LATEST, Json.write(new AliasTarget(version)));
        producer.commitTransaction();
        return manifest;
    }

    /** Publishes any bytes as a manifest and lets the alias stand for them. */
    public void publishManifest(String version, byte[] json) {
        producer.beginTransaction();
        send(new ModelKey.Manifest(version), json);
        send(ModelKey.LATEST, Json.write(new AliasTarget(version)));
        producer.commitTransaction();
    }

    /** Erases a version as training does with those it no longer keeps: chunks and manifest. */
    public void erase(Manifest manifest) {
        producer.beginTransaction();
        new BlobWriter(producer, topics.checkpoints()).erase(manifest.version(), manifest.weights());
        send(new ModelKey.Manifest(manifest.version()), null);
        producer.commitTransaction();
    }

    private void send(ModelKey key, byte @Nullable [] value) {
        producer.send(new ProducerRecord<>(topics.models(), key.toString().getBytes(StandardCharsets.UTF_8), value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
