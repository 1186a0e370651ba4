package io.agestream.evaluation.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.record.HeaderNames;
import io.agestream.contract.record.HeaderText;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.evaluation.examples.Found.LeftOut;
import io.agestream.evaluation.examples.Found.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicExamplesTest {

    private static final String TOPIC = "age.examples";
    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final TopicRange ALL = new TopicRange(TOPIC, null, null, null, null, null);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private long end;

    @Test
    void shouldUnderstandEachKindOfRecord() throws IOException {
        // Given
        List<ConsumerRecord<byte[], byte[]>> records = List.of(
                record("a", new byte[TENSOR.bytes()], "34.5", TENSOR.hash()),
                record("b", new byte[TENSOR.bytes()], null, TENSOR.hash()),
                record("c", new byte[TENSOR.bytes()], "old", TENSOR.hash()),
                record("d", new byte[TENSOR.bytes()], "34", "other"),
                record("e", new byte[3], "34", TENSOR.hash()),
                record("f", null, null, TENSOR.hash()));

        // When
        List<Found> found = read(ALL, records);

        // Then
        assertThat(found.get(0)).isInstanceOfSatisfying(Found.Example.class, example -> assertThat(example.years())
                .isEqualTo(34.5));
        assertThat(found.subList(1, found.size()))
                .containsExactly(
                        new LeftOut("b", Reason.NO_AGE),
                        new LeftOut("c", Reason.IMPOSSIBLE_AGE),
                        new LeftOut("d", Reason.OTHER_TENSOR),
                        new LeftOut("e", Reason.OTHER_TENSOR),
                        new Found.Erased("f"));
    }

    @Test
    void shouldReadThePartThatWasAskedFor() throws IOException {
        // Given: record n is of second n
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(record("id" + i, new byte[TENSOR.bytes()], "30", TENSOR.hash()));
        }

        // When
        List<Found> byOffset = read(new TopicRange(TOPIC, 0, 2L, 5L, null, null), records);

        // Then
        assertThat(byOffset).extracting(Found::id).containsExactly("id2", "id3", "id4");
    }

    @Test
    void shouldReadWhatWasWrittenInATime() throws IOException {
        // Given
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.add(record("id" + i, new byte[TENSOR.bytes()], "30", TENSOR.hash()));
        }

        // When
        List<Found> found = read(new TopicRange(TOPIC, null, null, null, null, Instant.ofEpochSecond(3)), records);

        // Then
        assertThat(found).extracting(Found::id).containsExactly("id0", "id1", "id2");
    }

    @Test
    void shouldSayWhichPartitionsThereAreWhenOneIsNone() {
        assertThatThrownBy(() -> read(new TopicRange(TOPIC, 7, null, null, null, null), List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("Topic age.examples has the partitions 0 to 0, and no partition 7.");
    }

    @Test
    void shouldRefuseARangeThatIsNone() {
        assertThatThrownBy(() -> new TopicRange(TOPIC, null, 3L, null, null, null))
                .hasMessage("Offsets are those of a partition: say --partition, too.");
        assertThatThrownBy(() -> new TopicRange(TOPIC, 1, 3L, 2L, null, null))
                .hasMessage("The range ends before it begins.");
        assertThatThrownBy(() ->
                        new TopicRange(TOPIC, null, null, null, Instant.ofEpochSecond(2), Instant.ofEpochSecond(1)))
                .hasMessage("The range ends before it begins.");
    }

    private List<Found> read(TopicRange range, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        Node node = new Node(1, "localhost", 9092);
        consumer.updatePartitions(
                TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        List<Found> found = new ArrayList<>();
        try (TopicExamples examples = new TopicExamples(consumer, range, TENSOR)) {
            records.forEach(consumer::addRecord);
            for (var next = examples.next(); next != null; next = examples.next()) {
                found.add(next.understand());
            }
        }
        return found;
    }

    private ConsumerRecord<byte[], byte[]> record(
            String id, byte @Nullable [] value, @Nullable String age, String spec) {
        RecordHeaders headers = new RecordHeaders();
        HeaderText.set(headers, HeaderNames.SPEC, spec);
        if (age != null) {
            HeaderText.set(headers, HeaderNames.AGE, age);
        }
        long offset = end++;
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                1000 * offset,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                id.getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }
}
