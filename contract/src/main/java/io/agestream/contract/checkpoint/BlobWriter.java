package io.agestream.contract.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/** Writes blobs in chunks with the caller's producer, inside the caller's transaction. */
public final class BlobWriter {

    /**
     * A broker that is to store all chunks at once lets its other clients wait. Producer and broker take two to three
     * milliseconds of a processor for a chunk, so that this leaves five sixths of one to others.
     */
    private static final Duration REST = Duration.ofMillis(16);

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Duration rest;

    /**
     * Writes at most some 50 MB a second, for a broker that serves others meanwhile.
     *
     * @param topic the checkpoints topic
     */
    public BlobWriter(Producer<byte[], byte[]> producer, String topic) {
        this(producer, topic, REST);
    }

    /** @param rest between two chunks of a blob */
    public BlobWriter(Producer<byte[], byte[]> producer, String topic, Duration rest) {
        this.producer = producer;
        this.topic = topic;
        this.rest = rest;
    }

    /**
     * Writes a blob and waits until the broker has it.
     *
     * @param model      name of the model: all its chunks go to one partition, in order
     * @param version    of the checkpoint
     * @param firstChunk number of the first chunk; a checkpoint's blobs share one numbering
     * @throws InterruptedException if interrupted while resting or waiting; the transaction is then to be aborted
     */
    public Blob write(String model, String version, int firstChunk, byte[] bytes) throws InterruptedException {
        int partition = partitionOf(model, producer.partitionsFor(topic).size());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        MessageDigest digest = Sha256.newDigest();
        for (int from = 0; from < bytes.length; from += ChunkKey.MAX_CHUNK_BYTES) {
            if (from > 0) {
                Thread.sleep(rest.toMillis());
            }
            int to = Math.min(bytes.length, from + ChunkKey.MAX_CHUNK_BYTES);
            ChunkKey key = new ChunkKey(version, firstChunk + sent.size());
            sent.add(producer.send(
                    new ProducerRecord<>(topic, partition, key(key), Arrays.copyOfRange(bytes, from, to))));
            digest.update(bytes, from, to - from); // while the broker stores
        }
        producer.flush();
        List<Blob.Chunk> chunks = new ArrayList<>();
        for (Future<RecordMetadata> future : sent) {
            chunks.add(new Blob.Chunk(firstChunk + chunks.size(), offset(future)));
        }
        return new Blob(HexFormat.of().formatHex(digest.digest()), bytes.length, topic, partition, chunks);
    }

    /** Tombstones all chunks of a blob, so that compaction removes them. */
    public void erase(String version, Blob blob) {
        blob.chunks()
                .forEach(chunk -> producer.send(new ProducerRecord<>(
                        blob.topic(), blob.partition(), key(new ChunkKey(version, chunk.number())), null)));
    }

    /** The partition of a model. */
    static int partitionOf(String model, int partitions) {
        return Utils.toPositive(Utils.murmur2(model.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private static byte[] key(ChunkKey key) {
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long offset(Future<RecordMetadata> future) throws InterruptedException {
        try {
            return future.get().offset();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        }
    }
}
