package io.agestream.cli.export;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.cli.kafka.KafkaConnection;
import io.agestream.cli.kafka.KafkaFailure;
import io.agestream.contract.checkpoint.BlobReader;
import io.agestream.contract.checkpoint.ModelsLog;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.model.manifest.Manifest;
import java.time.Clock;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;

/** Fetches a checkpoint from Kafka, checks its SHA-256 and turns it into the bytes of a file. */
public final class CheckpointExport {

    private final KafkaConnection connection;
    private final Clock clock;

    public CheckpointExport(KafkaConnection connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** @param bytes of the file */
    public record Exported(Manifest manifest, byte[] bytes) {}

    /**
     * Fetches a version.
     *
     * @param name the version, or an alias of it
     * @throws CommandFailedException if there is none, its weights are missing or damaged, or Kafka does not answer
     */
    public Exported fetch(String name, ExportFormat format) {
        try {
            Manifest manifest = find(name);
            connection.requireTopic(manifest.weights().topic());
            try (BlobReader reader = connection.checkpointReader(clock)) {
                byte[] weights = reader.read(manifest.version(), manifest.weights());
                return new Exported(manifest, format.bytes(manifest, weights));
            } catch (UnreadableBlobException | IllegalArgumentException e) {
                throw new CommandFailedException(
                        "Model " + manifest.version() + " cannot be read: " + e.getMessage() + ".", e);
            }
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        }
    }

    /**
     * The manifest of a version alone.
     *
     * @param name the version, or an alias of it
     * @throws CommandFailedException if there is none, it cannot be read, or Kafka does not answer
     */
    public Manifest manifest(String name) {
        try {
            return find(name);
        } catch (KafkaException e) {
            throw KafkaFailure.of(e, connection.bootstrapServer());
        }
    }

    private Manifest find(String name) {
        String topic = connection.topics().models();
        connection.requireTopic(topic);
        PublishedModels models = new PublishedModels();
        try (KafkaConsumer<byte[], byte[]> consumer = connection.bytesReader()) {
            new ModelsLog(consumer, topic).readToEnd(models::accept);
        }
        return models.find(name);
    }
}
