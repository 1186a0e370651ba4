package io.agestream.contract.checkpoint;

import io.agestream.contract.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/** Fetches blobs by the offsets of their chunks, on the calling thread; has a consumer of its own. */
public final class BlobReader implements AutoCloseable {

    private final Consumer<byte[], ByteBuffer> consumer;
    private final Duration timeout;
    private final Clock clock;
    /** Of the last blob that was read. */
    private ByteBuffer memory = ByteBuffer.allocate(0);
    /** Records of the last poll that have not been used yet. */
    private List<ConsumerRecord<byte[], ByteBuffer>> pending = List.of();

    /** @param consumer {@code read_committed}, without a group, {@code auto.offset.reset=none} */
    BlobReader(Consumer<byte[], ByteBuffer> consumer, Duration timeout, Clock clock) {
        this.consumer = consumer;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Makes one; nothing is fetched yet.
     *
     * @param kafka   settings of the consumer; those that reading rests on are set here
     * @param timeout how long a chunk may take to arrive
     */
    public static BlobReader of(Map<String, Object> kafka, Duration timeout, Clock clock) {
        Map<String, Object> configs = new HashMap<>(Map.of(
                // Several chunks in one fetch.
                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                8 << 20,
                ConsumerConfig.RECEIVE_BUFFER_CONFIG,
                Topics.RECEIVE_BUFFER_BYTES,
                // The SHA-256 of the whole says more.
                ConsumerConfig.CHECK_CRCS_CONFIG,
                false));
        configs.putAll(kafka);
        configs.remove(ConsumerConfig.GROUP_ID_CONFIG);
        configs.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        configs.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configs.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configs.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Buffers look at what was fetched, so that chunks are copied once, to their place in the whole.
        return new BlobReader(
                new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteBufferDeserializer()),
                timeout,
                clock);
    }

    /**
     * Reads a blob and checks it.
     *
     * @param version of the checkpoint it belongs to
     * @return bytes that are the caller's own
     * @throws UnreadableBlobException if a chunk is missing, or size or SHA-256 of the whole are wrong
     */
    public byte[] read(String version, Blob blob) throws UnreadableBlobException {
        ByteBuffer shared = readShared(version, blob, () -> {});
        byte[] own = new byte[shared.remaining()];
        shared.get(own);
        return own;
    }

    /**
     * As {@link #read}, but all blobs are read into the same memory, which a process that reads one after the other need
     * not collect again and again.
     *
     * @param afterChunk what is done between the pieces of the work, a megabyte each
     * @return bytes that the next read overwrites
     */
    public ByteBuffer readShared(String version, Blob blob, Runnable afterChunk) throws UnreadableBlobException {
        TopicPartition partition = new TopicPartition(blob.topic(), blob.partition());
        if (consumer.partitionsFor(blob.topic(), timeout).stream().noneMatch(p -> p.partition() == blob.partition())) {
            throw new UnreadableBlobException("there is no partition " + partition);
        }
        consumer.assign(List.of(partition));
        memory.clear();
        MessageDigest digest = Sha256.newDigest();
        long position = -1;
        for (Blob.Chunk chunk : blob.chunks()) {
            if (position != chunk.offset()) {
                consumer.seek(partition, chunk.offset());
                pending = List.of();
            }
            ByteBuffer bytes = chunk(
                    partition,
                    new ChunkKey(version, chunk.number()),
                    chunk.offset(),
                    blob.chunks().size());
            digest.update(bytes.duplicate());
            append(bytes, blob.bytes());
            position = chunk.offset() + 1;
            afterChunk.run();
        }
        pending = List.of();
        check(blob, memory.position(), HexFormat.of().formatHex(digest.digest()));
        return memory.duplicate().flip();
    }

    /** @param claimed how long the whole is said to be; memory for so much is taken only as it comes true */
    private void append(ByteBuffer chunk, long claimed) {
        if (memory.remaining() < chunk.remaining()) {
            int needed = Math.addExact(memory.position(), chunk.remaining());
            long doubled = Math.min(2L * memory.capacity(), claimed);
            memory = ByteBuffer.allocate((int) Math.max(needed, doubled)).put(memory.flip());
        }
        memory.put(chunk);
    }

    private ByteBuffer chunk(TopicPartition partition, ChunkKey key, long offset, int count)
            throws UnreadableBlobException {
        ConsumerRecord<byte[], ByteBuffer> chunk = next(partition, offset);
        if (chunk == null
                || chunk.offset() != offset
                || chunk.key() == null
                || chunk.value() == null
                || !new String(chunk.key(), StandardCharsets.UTF_8).equals(key.toString())) {
            throw new UnreadableBlobException(
                    "chunk " + key + " of " + count + " is missing at " + partition + ", offset " + offset);
        }
        return chunk.value();
    }

    private @Nullable ConsumerRecord<byte[], ByteBuffer> next(TopicPartition partition, long offset) {
        Instant deadline = clock.instant().plus(timeout);
        while (pending.isEmpty()) {
            try {
                pending = consumer.poll(Duration.ofMillis(100)).records(partition);
            } catch (OffsetOutOfRangeException e) {
                return null; // the log no longer, or not yet, has this offset
            }
            if (pending.isEmpty() && isMissing(partition, offset, deadline)) {
                return null;
            }
        }
        ConsumerRecord<byte[], ByteBuffer> first = pending.get(0);
        pending = pending.subList(1, pending.size());
        return first;
    }

    /**
     * Whether there is nothing to wait for. A reader may see the manifest of a transaction before its commit has reached
     * the partition of the chunks, so that an offset behind the last committed one is worth the wait.
     *
     * @throws TimeoutException if the broker does not answer in time, which says nothing of the blob
     */
    private boolean isMissing(TopicPartition partition, long offset, Instant deadline) {
        if (consumer.position(partition, timeout) > offset) {
            return true;
        }
        if (clock.instant().isBefore(deadline)) {
            return false;
        }
        if (consumer.endOffsets(List.of(partition), timeout).getOrDefault(partition, 0L) <= offset) {
            return true;
        }
        throw new TimeoutException("Offset " + offset + " of " + partition + " did not arrive in time");
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static void check(Blob blob, int bytes, String sha256) throws UnreadableBlobException {
        if (bytes != blob.bytes()) {
            throw new UnreadableBlobException("it has " + bytes + " bytes instead of " + blob.bytes());
        }
        if (!sha256.equals(blob.sha256())) {
            throw new UnreadableBlobException(
                    "its bytes are damaged: their SHA-256 is " + sha256 + " instead of " + blob.sha256());
        }
    }
}
