package io.agestream.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.ingest.outcome.Fault;
import io.agestream.ingest.outcome.IngestMetrics.Step;
import io.agestream.ingest.outcome.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerIngestMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerIngestMetrics metrics = new MicrometerIngestMetrics(registry);

    @Test
    void shouldCountByOutcomeAndDeadLettersByReasonWithAllMetersThereFromTheStart() {
        // Given
        int meters = registry.getMeters().size();

        // When
        metrics.became(new Outcome.Accepted("a", new byte[0], Optional.of("34")));
        metrics.became(new Outcome.Accepted("b", new byte[0], Optional.empty()));
        metrics.became(new Outcome.Rejected(Fault.TOO_MANY_PIXELS, "the image is large", Optional.empty()));
        metrics.took(Step.DECODE, 2_000_000);

        // Then
        assertThat(records("labelled")).isEqualTo(1);
        assertThat(records("unlabelled")).isEqualTo(1);
        assertThat(records("rejected")).isEqualTo(1);
        assertThat(deadLetters("header", "too_many_pixels")).isEqualTo(1);
        assertThat(deadLetters("decode", "undecodable")).isZero();
        assertThat(registry.get("agestream.stage.duration")
                        .tag("stage", "decode")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(2);
        assertThat(registry.getMeters()).hasSize(meters);
    }

    private double records(String outcome) {
        return registry.get("agestream.records")
                .tags("stage", "ingest", "outcome", outcome)
                .counter()
                .count();
    }

    private double deadLetters(String stage, String reason) {
        return registry.get("agestream.dead.letters")
                .tags("stage", stage, "reason", reason)
                .counter()
                .count();
    }
}
