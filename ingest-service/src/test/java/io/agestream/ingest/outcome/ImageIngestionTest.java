package io.agestream.ingest.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.deadletter.DeadLetter.Origin;
import io.agestream.ingest.Fixtures;
import io.agestream.ingest.image.ImageInspector;
import io.agestream.ingest.image.ImageLimits;
import io.agestream.ingest.preprocessing.Preprocessor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageIngestionTest {

    private static final byte[] IMAGE = Fixtures.image("rgb.png");

    private final CountingMetrics metrics = new CountingMetrics();
    private final ImageIngestion ingestion =
            new ImageIngestion(new ImageInspector(ImageLimits.DEFAULT), new Preprocessor(), metrics);

    @ParameterizedTest
    @CsvSource({"34, 34", "34.0, 34", "34.50, 34.5", "' 7 ', 7", "0, 0", "-0.0, 0", "1e2, 100", "130, 130"})
    void shouldAcceptWithTheAgeAsDecimalTextWhenTheRecordIsLabelled(String label, String age) {
        // Given
        ImageRecord image = record("cam7-1", IMAGE, new RecordHeaders().add("age", utf8(label)));

        // When
        Outcome outcome = ingestion.ingest(image);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> {
            assertThat(accepted.id()).isEqualTo("cam7-1");
            assertThat(accepted.tensor()).hasSize(16_384);
            assertThat(accepted.age()).contains(age);
        });
    }

    @Test
    void shouldMakeTheIdOfTheRecordsPlaceWhenItHasNoKey() {
        // Given
        ImageRecord image = record(null, IMAGE, new RecordHeaders());

        // When
        Outcome outcome = ingestion.ingest(image);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Accepted.class, accepted -> assertThat(accepted.id())
                .isEqualTo("age.images-3-42"));
        assertThat(metrics.outcomes).containsExactly(outcome);
        assertThat(metrics.steps)
                .containsExactly(IngestMetrics.Step.INSPECT, IngestMetrics.Step.DECODE, IngestMetrics.Step.PREPROCESS);
    }

    @Test
    void shouldRejectTheKeyWhenItIsNotUtf8() {
        // Given
        ImageRecord image = new ImageRecord(
                new byte[] {(byte) 0xC3, 0x28}, IMAGE, new RecordHeaders(), new Origin("age.images", 3, 42));

        // When
        Outcome outcome = ingestion.ingest(image);

        // Then
        assertThat(outcome)
                .isEqualTo(rejected(Fault.NOT_TEXT, "the key is no text in UTF-8, so it cannot be the image's id"));
    }

    @Test
    void shouldRejectTheLabelWhenItIsNoAgeAlthoughTheImageIsGood() {
        // Given
        ImageRecord image = record("x", IMAGE, new RecordHeaders().add("age", utf8("200")));

        // When
        Outcome outcome = ingestion.ingest(image);

        // Then
        assertThat(outcome)
                .isEqualTo(rejected(Fault.INVALID_AGE, "the label age=\"200\" is not an age between 0 and 130 years"));
        assertThat(metrics.steps).isEmpty();
    }

    @Test
    void shouldRejectAtDecodeWhenTheRecordIsEmpty() {
        // When
        Outcome outcome = ingestion.ingest(record("x", null, new RecordHeaders()));

        // Then
        assertThat(outcome).isEqualTo(rejected(Fault.EMPTY, "the record is empty: there is no image in it"));
    }

    @Test
    void shouldRejectTheHeaderWhenTheBytesAreText() {
        // When
        Outcome outcome = ingestion.ingest(record("x", utf8("hello"), new RecordHeaders()));

        // Then
        assertThat(outcome)
                .isEqualTo(rejected(
                        Fault.UNKNOWN_FORMAT,
                        "these bytes are no image in a known format (JPEG, PNG, WebP, BMP, TIFF, GIF)"));
    }

    @Test
    void shouldRejectTheRecordWhenItsHeadersWouldNotFitBesideATensor() {
        // Given
        Headers headers = new RecordHeaders().add("notes", new byte[300_000]);

        // When
        Outcome outcome = ingestion.ingest(record("x", IMAGE, headers));

        // Then
        assertThat(outcome)
                .isEqualTo(rejected(Fault.TOO_LARGE, "the key and headers have 300006 bytes; the limit is 262144"));
    }

    private static ImageRecord record(@Nullable String key, byte @Nullable [] value, Headers headers) {
        return new ImageRecord(key == null ? null : utf8(key), value, headers, new Origin("age.images", 3, 42));
    }

    private static Outcome rejected(Fault fault, String reason) {
        return new Outcome.Rejected(fault, reason, Optional.empty());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class CountingMetrics implements IngestMetrics {

        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        @Override
        public void became(Outcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void took(Step step, long nanoseconds) {
            steps.add(step);
        }
    }
}
