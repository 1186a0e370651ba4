package io.agestream.predict.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.prediction.Prediction.ModelReference;
import io.agestream.contract.topic.Topics;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordMappingTest {

    private static final long RECORD_TIME = 1_700_000_000_000L;

    private final RecordMapping mapping = new RecordMapping(Topics.withDefaultPrefix());

    @Test
    void shouldKeepTheUsersHeadersAndDropItsOwnWhenPredicting() {
        // Given
        ConsumerRecord<byte[], byte[]> tensor = tensor(
                "cam7".getBytes(UTF_8),
                Map.of(
                        "spec",
                        "s",
                        "imagetime",
                        "5",
                        "modelversion",
                        "forged",
                        "tensortime",
                        "forged",
                        "age",
                        "34",
                        "camera",
                        "7"));

        // When
        ProducerRecord<byte[], byte[]> record = mapping.prediction(tensor, prediction("cam7"));

        // Then
        assertThat(record.topic()).isEqualTo("age.predictions");
        assertThat(record.key()).isEqualTo("cam7".getBytes(UTF_8));
        assertThat(text(record.headers()))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("age", "34", "camera", "7", "modelversion", "v1", "tensortime", "" + RECORD_TIME));
    }

    @Test
    void shouldMakeAKeyOfTheIdWhenTheTensorHasNone() {
        // Given
        ConsumerRecord<byte[], byte[]> tensor = tensor(null, Map.of());

        // When
        String id = mapping.id(tensor).orElseThrow();

        // Then
        assertThat(id).isEqualTo("age.tensors-2-7");
        assertThat(mapping.prediction(tensor, prediction(id)).key()).isEqualTo(id.getBytes(UTF_8));
    }

    @Test
    void shouldHaveNoIdWhenTheKeyIsNoTextOrTooLong() {
        // When // Then
        assertThat(mapping.id(tensor(new byte[] {(byte) 0xff}, Map.of()))).isEmpty();
        assertThat(mapping.id(tensor(new byte[4097], Map.of()))).isEmpty();
        assertThat(mapping.id(tensor(new byte[4096], Map.of()))).isPresent();
    }

    @Test
    void shouldTakeTheRecordsTimeWhenTheImagesIsMissingOrNoNumber() {
        // When // Then
        assertThat(mapping.imageTime(tensor(null, Map.of("imagetime", "1500")))).isEqualTo(Instant.ofEpochMilli(1500));
        assertThat(mapping.imageTime(tensor(null, Map.of()))).isEqualTo(Instant.ofEpochMilli(RECORD_TIME));
        assertThat(mapping.imageTime(tensor(null, Map.of("imagetime", "noon"))))
                .isEqualTo(Instant.ofEpochMilli(RECORD_TIME));
    }

    @Test
    void shouldKeepKeyBytesAndHeadersWhenItIsADeadLetter() {
        // Given
        ConsumerRecord<byte[], byte[]> tensor = tensor("cam7".getBytes(UTF_8), Map.of("spec", "s", "camera", "7"));

        // When
        ProducerRecord<byte[], byte[]> letter = mapping.deadLetter(tensor, new Refusal(Fault.WRONG_SIZE, "Why."));

        // Then
        assertThat(letter.topic()).isEqualTo("age.dead-letters");
        assertThat(letter.key()).isEqualTo(tensor.key());
        assertThat(letter.value()).isEqualTo(tensor.value());
        assertThat(text(letter.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spec", "s",
                        "camera", "7",
                        "dlq-stage", "score",
                        "dlq-reason", "Why.",
                        "dlq-topic", "age.tensors",
                        "dlq-partition", "2",
                        "dlq-offset", "7",
                        "dlq-attempt", "1"));
    }

    private static Prediction prediction(String id) {
        return new Prediction(
                id,
                "1-5",
                1,
                Map.of("1-5", 1.0),
                3,
                new ModelReference("age", "v1", "ab"),
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static Map<String, String> text(Headers headers) {
        Map<String, String> text = new TreeMap<>();
        headers.forEach(header -> assertThat(text.put(header.key(), new String(header.value(), UTF_8)))
                .as("a second %s", header.key())
                .isNull());
        return text;
    }

    private static ConsumerRecord<byte[], byte[]> tensor(byte @Nullable [] key, Map<String, String> headers) {
        RecordHeaders recordHeaders = new RecordHeaders();
        headers.forEach((name, value) -> recordHeaders.add(name, value.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                "age.tensors",
                2,
                7,
                RECORD_TIME,
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                new byte[] {1, 2, 3},
                recordHeaders,
                Optional.empty());
    }
}
