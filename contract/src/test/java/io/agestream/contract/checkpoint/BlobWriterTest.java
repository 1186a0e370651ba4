package io.agestream.contract.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class BlobWriterTest {

    private static final String TOPIC = "age.checkpoints";
    private static final Node NODE = new Node(1, "localhost", 9092);
    /** Three chunks. */
    private static final byte[] BYTES = new byte[2_000_000];
    /** By {@code head -c 2000000 /dev/zero | tr '\\0' a | sha256sum}. */
    private static final String SHA256 = "bcf7f9d1b4311c3352e60502255ce09a6744df84e8f2c89f79c4b5d74933a95a";

    private final MockProducer<byte[], byte[]> producer = new MockProducer<>(
            new Cluster(
                    "c",
                    List.of(NODE),
                    List.of(new PartitionInfo(TOPIC, 0, NODE, new Node[] {NODE}, new Node[] {NODE})),
                    Set.of(),
                    Set.of()),
            true,
            null,
            new ByteArraySerializer(),
            new ByteArraySerializer());

    BlobWriterTest() {
        Arrays.fill(BYTES, (byte) 'a');
    }

    @Test
    void shouldNumberTheChunksAndTellSizeHashAndOffsets() throws Exception {
        Blob blob = new BlobWriter(producer, TOPIC, Duration.ZERO).write("age", "v1", 4, BYTES);

        assertThat(blob)
                .isEqualTo(new Blob(
                        SHA256,
                        2_000_000,
                        TOPIC,
                        0,
                        List.of(new Blob.Chunk(4, 0), new Blob.Chunk(5, 1), new Blob.Chunk(6, 2))));
        assertThat(producer.history())
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8), record -> record.value().length)
                .containsExactly(tuple("v1/4", 921_600), tuple("v1/5", 921_600), tuple("v1/6", 156_800));
    }

    @Test
    void shouldRestBetweenChunksSoThatTheBrokerCanServeOthers() throws Exception {
        // Given
        BlobWriter writer = new BlobWriter(producer, TOPIC, Duration.ofMillis(50));
        Instant begin = Instant.now();

        // When
        writer.write("age", "v1", 0, BYTES);

        // Then
        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void shouldSendNoMoreWhenInterruptedAtRest() {
        // Given
        BlobWriter writer = new BlobWriter(producer, TOPIC);

        // When
        Thread.currentThread().interrupt();

        // Then
        assertThatThrownBy(() -> writer.write("age", "v1", 0, BYTES)).isInstanceOf(InterruptedException.class);
        assertThat(producer.history()).hasSize(1);
    }
}
