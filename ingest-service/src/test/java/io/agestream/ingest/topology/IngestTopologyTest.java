package io.agestream.ingest.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.contract.topic.Topics;
import io.agestream.ingest.Fixtures;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.outcome.ImageIngestion;
import io.agestream.ingest.outcome.IngestMetrics;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTopologyTest {

    private static final Topics TOPICS = Topics.withDefaultPrefix();
    private static final byte[] IMAGE = Fixtures.image("rgb.png");
    private static final byte[] TENSOR = Fixtures.golden("pattern.bin");
    private static final String SPEC = TensorSpecification.GRAY_128.hash();
    private static final Instant PRODUCED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant NOW = Instant.parse("2026-01-09T00:00:00Z");

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> images;
    private TestOutputTopic<byte[], byte[]> tensors;
    private TestOutputTopic<byte[], byte[]> examples;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void setUp() {
        ImageIngestion ingestion =
                new ImageIngestion(new ImageInspector(ImageLimits.DEFAULT), new Preprocessor(), IngestMetrics.NONE);
        StreamsSettings settings = new StreamsSettings(
                "age.ingest",
                Map.of("bootstrap.servers", "localhost:1"),
                Optional.empty(),
                1,
                6,
                Duration.ofMillis(50),
                state);
        driver = new TopologyTestDriver(
                new IngestTopology(TOPICS, ingestion, Clock.fixed(NOW, ZoneOffset.UTC), settings.commitPace()).build(),
                settings.toProperties(),
                NOW);
        var in = new ByteArraySerializer();
        var out = new ByteArrayDeserializer();
        images = driver.createInputTopic(TOPICS.images(), in, in);
        tensors = driver.createOutputTopic(TOPICS.tensors(), out, out);
        examples = driver.createOutputTopic(TOPICS.examples(), out, out);
        deadLetters = driver.createOutputTopic(TOPICS.deadLetters(), out, out);
    }

    @AfterEach
    void tearDown() {
        driver.close();
    }

    @Test
    void shouldWriteATensorWithTheUsersHeadersWhenTheImageIsNotLabelled() {
        // Given
        Headers headers = new RecordHeaders().add("camera", utf8("7")).add("traceparent", utf8("00-abc-01"));

        // When
        send("cam7-1", IMAGE, headers);

        // Then
        TestRecord<byte[], byte[]> tensor = tensors.readRecord();
        assertThat(tensor.key()).isEqualTo(utf8("cam7-1"));
        assertThat(tensor.value()).isEqualTo(TENSOR);
        assertThat(tensor.getRecordTime()).isEqualTo(NOW);
        assertThat(texts(tensor.headers()))
                .isEqualTo(Map.of(
                        "camera",
                        "7",
                        "traceparent",
                        "00-abc-01",
                        "spec",
                        SPEC,
                        "imagetime",
                        Long.toString(PRODUCED.toEpochMilli())));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldWriteAnExampleWithAgeAndSpecOnlyWhenTheImageIsLabelled() {
        // Given
        Headers headers = new RecordHeaders().add("camera", utf8("7")).add("age", utf8("34.50"));

        // When
        send("cam7-1", IMAGE, headers);

        // Then
        TestRecord<byte[], byte[]> example = examples.readRecord();
        assertThat(example.key()).isEqualTo(utf8("cam7-1"));
        assertThat(example.value()).isEqualTo(TENSOR);
        assertThat(texts(example.headers())).isEqualTo(Map.of("age", "34.5", "spec", SPEC));
        assertThat(texts(tensors.readRecord().headers()))
                .containsEntry("age", "34.50")
                .containsEntry("camera", "7");
        assertNothingMoreCameOut();
    }

    @Test
    void shouldReplaceWhatOnlyAgestreamWritesWhenAUserHasSetIt() {
        // Given
        Headers headers = new RecordHeaders()
                .add("spec", utf8("mine"))
                .add("imagetime", utf8("yesterday"))
                .add("modelversion", utf8("v9"));

        // When
        send("x", IMAGE, headers);

        // Then
        assertThat(texts(tensors.readRecord().headers()))
                .isEqualTo(Map.of("spec", SPEC, "imagetime", Long.toString(PRODUCED.toEpochMilli())));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldMakeTheIdFromThePlaceWhenTheRecordHasNoKey() {
        // When
        send(null, IMAGE, new RecordHeaders());

        // Then
        assertThat(tensors.readRecord().key()).isEqualTo(utf8("age.images-0-0"));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldTakeTheIdAndAgeOfACloudEventWhenTheRecordIsOne() {
        // Given
        Headers headers = new RecordHeaders().add("ce_id", utf8("event-9")).add("ce_age", utf8("8"));

        // When
        send(null, IMAGE, headers);

        // Then
        assertThat(tensors.readRecord().key()).isEqualTo(utf8("event-9"));
        assertThat(texts(examples.readRecord().headers())).isEqualTo(Map.of("age", "8", "spec", SPEC));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldWriteADeadLetterWithTheBytesAndTheReasonWhenTheImageIsCutOff() {
        // Given
        byte[] half = Arrays.copyOf(Fixtures.image("baseline.jpg"), 4000);
        Headers headers = new RecordHeaders().add("camera", utf8("7"));
        send("first", IMAGE, new RecordHeaders());
        tensors.readRecord();

        // When
        send("half", half, headers);

        // Then
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.key()).isEqualTo(utf8("half"));
        assertThat(letter.value()).isEqualTo(half);
        assertThat(letter.getRecordTime()).isEqualTo(NOW);
        assertThat(texts(letter.headers()))
                .isEqualTo(Map.of(
                        "camera", "7",
                        "dlq-stage", "decode",
                        "dlq-reason", "the JPEG is cut off: it has only 4000 bytes and ends before the image does",
                        "dlq-topic", "age.images",
                        "dlq-partition", "0",
                        "dlq-offset", "1",
                        "dlq-attempt", "1"));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldGoOnWithTheNextImageWhenEveryKindOfBadRecordHasCome() {
        // Given
        send("empty", new byte[0], new RecordHeaders());
        send("null", null, new RecordHeaders());
        send("text", utf8("hello"), new RecordHeaders());
        send("label", IMAGE, new RecordHeaders().add("age", utf8("abc")));
        images.pipeInput(new TestRecord<>(new byte[] {(byte) 0xFF}, IMAGE, new RecordHeaders(), PRODUCED));
        assertThat(deadLetters.readRecordsToList())
                .extracting(letter -> texts(letter.headers()).get("dlq-stage"))
                .containsExactly("decode", "decode", "header", "label", "key");

        // When
        send("good", IMAGE, new RecordHeaders());

        // Then
        assertThat(tensors.readRecord().key()).isEqualTo(utf8("good"));
        assertNothingMoreCameOut();
    }

    @Test
    void shouldLeaveTheBytesInTheirTopicWhenTheyAreMoreThanADeadLetterCanHold() {
        // Given
        byte[] huge = new byte[Topics.MAX_IMAGE_RECORD_BYTES + 1];

        // When
        send("huge", huge, new RecordHeaders());

        // Then
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isNull();
        assertThat(texts(letter.headers()))
                .containsEntry("dlq-stage", "header")
                .containsEntry(
                        "dlq-reason",
                        "the image has 12,582,913 bytes; the limit is 10,485,760; its bytes are too many to be kept here,"
                                + " they stand in age.images at partition 0, offset 0");
        assertNothingMoreCameOut();
    }

    private void send(@Nullable String key, byte @Nullable [] value, Headers headers) {
        images.pipeInput(new TestRecord<>(key == null ? null : utf8(key), value, headers, PRODUCED));
    }

    private void assertNothingMoreCameOut() {
        assertThat(tensors.isEmpty()).isTrue();
        assertThat(examples.isEmpty()).isTrue();
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        for (Header header : headers) {
            assertThat(texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)))
                    .isNull();
        }
        return texts;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
