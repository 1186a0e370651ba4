package io.agestream.predict.watching;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.prediction.Prediction;
import io.agestream.contract.topic.Topics;
import io.agestream.predict.console.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class OutcomeRecordsTest {

    private static final Instant WRITTEN = Instant.ofEpochMilli(1_700_000_000_000L);
    private static final Prediction PREDICTION = new Prediction(
            "cam7",
            "31-44",
            0.75,
            Map.of("31-44", 0.75, "45-60", 0.25),
            38.5,
            new Prediction.ModelReference("age", "v1", "00"),
            WRITTEN.minusMillis(50),
            WRITTEN.minusMillis(10));

    private final OutcomeRecords records = new OutcomeRecords(Topics.withDefaultPrefix());

    @Test
    void shouldReadAPredictionWithTheTimeOfItsTensor() {
        // When
        Optional<Outcome> outcome =
                records.outcome(record("age.predictions", PREDICTION.toJson(), Map.of("tensortime", "1699999999970")));

        // Then
        assertThat(outcome).contains(new Outcome.Predicted(PREDICTION, WRITTEN.minusMillis(30), WRITTEN));
    }

    @Test
    void shouldReadAPredictionWithoutThatTimeWhenTheHeaderIsMissingOrNone() {
        // When // Then
        assertThat(records.outcome(record("age.predictions", PREDICTION.toJson(), Map.of())))
                .contains(new Outcome.Predicted(PREDICTION, null, WRITTEN));
        assertThat(records.outcome(record("age.predictions", PREDICTION.toJson(), Map.of("tensortime", "soon"))))
                .contains(new Outcome.Predicted(PREDICTION, null, WRITTEN));
    }

    @Test
    void shouldReadOfADeadLetterWhatWasWrong() {
        // When
        Optional<Outcome> outcome = records.outcome(record(
                "age.dead-letters",
                "Dear camera".getBytes(UTF_8),
                Map.of("dlq-stage", "header", "dlq-reason", "it is no image")));

        // Then
        assertThat(outcome).contains(new Outcome.Refused("cam7", "header", "it is no image", WRITTEN));
    }

    @Test
    void shouldPassOverWhatIsNoPredictionWhenSomebodyElseWroteIt() {
        // When // Then
        assertThat(records.outcome(record("age.predictions", "{}".getBytes(UTF_8), Map.of())))
                .isEmpty();
        assertThat(records.outcome(record("age.predictions", "text".getBytes(UTF_8), Map.of())))
                .isEmpty();
        assertThat(records.outcome(record("age.predictions", null, Map.of()))).isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return new ConsumerRecord<>(
                topic,
                0,
                5,
                WRITTEN.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                4,
                0,
                "cam7".getBytes(UTF_8),
                value,
                all,
                Optional.empty());
    }
}
