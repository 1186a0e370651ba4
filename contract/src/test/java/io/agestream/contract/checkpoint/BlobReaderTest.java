package io.agestream.contract.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BlobReaderTest {

    private static final String TOPIC = "age.checkpoints";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Node NODE = new Node(1, "localhost", 9092);
    /** Offsets 3 and 5: between them stands what is not ours. */
    private static final List<Blob.Chunk> CHUNKS = List.of(new Blob.Chunk(0, 3), new Blob.Chunk(1, 5));
    /** By {@code printf 'abcde' | sha256sum}. */
    private static final String SHA256_OF_ABCDE = "36bbe50ed96841d10443bcb670d6554f0a34b761be67ec9c4a8ad2c0c44ca42c";

    /** By {@code printf 'fgh' | sha256sum}. */
    private static final String SHA256_OF_FGH = "36e0fd847d927d68475f32a94efff30812ee3ce87c7752973f4dd7476aa2e97e";

    private final MockConsumer<byte[], ByteBuffer> consumer = new MockConsumer<>("none");
    private final BlobReader reader = new BlobReader(consumer, Duration.ZERO, Clock.systemUTC());

    BlobReaderTest() {
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, NODE, new Node[] {NODE}, new Node[] {NODE})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, 6L));
        consumer.schedulePollTask(this::log);
        consumer.schedulePollTask(this::log); // it is fetched anew from behind the gap
    }

    @Test
    void shouldPutTheChunksTogether() throws Exception {
        assertThat(reader.read("v1", new Blob(SHA256_OF_ABCDE, 5, TOPIC, 0, CHUNKS)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("abcde");
    }

    @Test
    void shouldReadTheNextBlobIntoTheSameMemoryWhenItIsShared() throws Exception {
        // Given
        ByteBuffer first = reader.readShared("v1", new Blob(SHA256_OF_ABCDE, 5, TOPIC, 0, CHUNKS), () -> {});
        byte[] own = new byte[5];
        first.duplicate().get(own);
        consumer.schedulePollTask(() -> record(6, "v2/0", "fgh"));

        // When
        ByteBuffer second =
                reader.readShared("v2", new Blob(SHA256_OF_FGH, 3, TOPIC, 0, List.of(new Blob.Chunk(0, 6))), () -> {});

        // Then
        assertThat(own).asString(StandardCharsets.US_ASCII).isEqualTo("abcde");
        assertThat(StandardCharsets.US_ASCII.decode(second).toString()).isEqualTo("fgh");
        assertThat(StandardCharsets.US_ASCII.decode(first).toString()).isEqualTo("fghde");
    }

    @Test
    void shouldPauseAfterEachChunkWhenItIsAskedTo() throws Exception {
        AtomicInteger pauses = new AtomicInteger();

        reader.readShared("v1", new Blob(SHA256_OF_ABCDE, 5, TOPIC, 0, CHUNKS), pauses::incrementAndGet);

        assertThat(pauses).hasValue(2);
    }

    @Test
    void shouldSayHowManyBytesThereAreWhenTheManifestNamesAnotherSize() {
        assertThatThrownBy(() -> reader.read("v1", new Blob(SHA256_OF_ABCDE, 6, TOPIC, 0, CHUNKS)))
                .isInstanceOf(UnreadableBlobException.class)
                .hasMessage("it has 5 bytes instead of 6");
    }

    @Test
    void shouldSayThatTheBytesAreDamagedWhenTheirHashIsAnother() {
        String other = SHA256_OF_ABCDE.replace('3', '4');

        assertThatThrownBy(() -> reader.read("v1", new Blob(other, 5, TOPIC, 0, CHUNKS)))
                .isInstanceOf(UnreadableBlobException.class)
                .hasMessage("its bytes are damaged: their SHA-256 is " + SHA256_OF_ABCDE + " instead of " + other);
    }

    @Test
    void shouldSayWhichChunkIsMissingWhenAnotherVersionsStandsThere() {
        assertThatThrownBy(() -> reader.read("v2", new Blob(SHA256_OF_ABCDE, 5, TOPIC, 0, CHUNKS)))
                .isInstanceOf(UnreadableBlobException.class)
                .hasMessage("chunk v2/0 of 2 is missing at " + PARTITION + ", offset 3");
    }

    private void log() {
        record(3, "v1/0", "abc");
        record(4, "v1/1", "XY");
        record(5, "v1/1", "de");
    }

    private void record(long offset, String key, String value) {
        consumer.addRecord(new ConsumerRecord<>(
                TOPIC, 0, offset, key.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII.encode(value)));
    }
}
