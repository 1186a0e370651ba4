package io.agestream.contract.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.deadletter.DeadLetter.Origin;
import io.agestream.contract.record.HeaderText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void shouldKeepTheUsersHeadersAndSayWhyAndWhence() {
        // Given
        RecordHeaders original = new RecordHeaders();
        original.add("camera", "7".getBytes(StandardCharsets.UTF_8));
        DeadLetter letter = new DeadLetter("decode", "no image", Optional.of("X"), new Origin("age.images", 3, 17));

        // When
        Headers headers = letter.headers(original);

        // Then
        TreeMap<String, String> all = new TreeMap<>();
        headers.forEach(h -> assertThat(all.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)))
                .as("a second %s", h.key())
                .isNull());
        assertThat(all.toString())
                .isEqualTo("{camera=7, dlq-attempt=1, dlq-exception=X, dlq-offset=17, dlq-partition=3,"
                        + " dlq-reason=no image, dlq-stage=decode, dlq-topic=age.images}");
        assertThat(original).hasSize(1);
    }

    @Test
    void shouldCountOnWhenADeadLetterIsSentAgain() {
        // Given
        DeadLetter letter = new DeadLetter("decode", "no image", Optional.empty(), new Origin("t", 0, 0));

        // When
        Headers again = letter.headers(letter.headers(new RecordHeaders()));

        // Then
        assertThat(HeaderText.get(again, DeadLetter.ATTEMPT)).contains("2");
        assertThat(again.headers(DeadLetter.REASON)).hasSize(1);
    }
}
