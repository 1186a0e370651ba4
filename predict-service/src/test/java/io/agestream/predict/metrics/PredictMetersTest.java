package io.agestream.predict.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.prediction.Prediction;
import io.agestream.model.manifest.Manifest;
import io.agestream.predict.scoring.CommittedBatch;
import io.agestream.predict.scoring.Fault;
import io.agestream.predict.scoring.PredictedTensor;
import io.agestream.testing.checkpoint.TestCheckpoint;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PredictMetersTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final TestCheckpoint CHECKPOINT = TestCheckpoint.of("tiny", 1);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PredictMeters meters =
            new PredictMeters(registry, TestCheckpoint.GROUPS, Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void shouldHaveAllMetersBeforeTheFirstModelAndNoOtherNamesAfterIt() {
        // Given
        Set<String> before = names();
        assertThat(versions()).containsExactly("none");
        assertThat(registry.get("agestream.model.age").gauge().value()).isNaN();

        // When
        swap("v1");
        meters.scoring().committed(batch("v1", "31-44", 34.0));
        meters.scoring().batchScored(1, Duration.ofMillis(3));
        meters.loading().refused(Duration.ofSeconds(1));

        // Then
        assertThat(names()).isEqualTo(before);
        assertThat(versions()).containsExactly("v1");
    }

    @Test
    void shouldHaveSeriesOfTheLiveAndThePreviousVersionOnly() {
        // Given
        swap("v1");
        swap("v2");

        // When
        meters.loading().loaded(manifest("v3"), Duration.ofSeconds(1));
        Set<String> duringTheSwap = versions();
        meters.loading().swapped(manifest("v3"), "pytorch");

        // Then
        assertThat(duringTheSwap).containsExactlyInAnyOrder("v1", "v2", "v3");
        assertThat(versions()).containsExactlyInAnyOrder("v2", "v3");
        assertThat(registry.find("agestream.model.info").gauges())
                .singleElement()
                .satisfies(info -> assertThat(info.getId().getTag("version")).isEqualTo("v3"));
    }

    @Test
    void shouldGoOnCountingWhenAVersionIsPublishedAnew() {
        // Given
        swap("v1");
        meters.scoring().committed(batch("v1", "31-44", 34.0));

        // When
        swap("v1");
        meters.scoring().committed(batch("v1", "31-44", 34.0));

        // Then
        assertThat(predictions("v1", "31-44")).isEqualTo(2);
        assertThat(versions()).containsExactly("v1");
    }

    @Test
    void shouldCountABatchOfTheModelBeforeUnderItsOwnVersion() {
        // Given
        swap("v1");
        swap("v2");

        // When
        meters.scoring().committed(batch("v1", "22-30", 34.0));

        // Then
        assertThat(predictions("v1", "22-30")).isEqualTo(1);
        assertThat(predictions("v2", "22-30")).isZero();
        assertThat(labelled("v1", "one_off")).isEqualTo(1);
        assertThat(labelled("v1", "exact")).isZero();
        assertThat(registry.get("agestream.live.absolute.error")
                        .tags("version", "v1", "fold", "training")
                        .summary()
                        .totalAmount())
                .isEqualTo(2.5);
        assertThat(registry.get("agestream.live.confusion")
                        .tags("fold", "training", "actual", "31-44", "predicted", "22-30")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("agestream.records")
                        .tags("stage", "predict", "outcome", "predicted")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("agestream.dead.letters")
                        .tags("stage", "score", "reason", "wrong_size")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void shouldTimeFromTheImageToTheCommitAndNeverBelowZeroWhenAClockIsAhead() {
        // Given
        swap("v1");

        // When: the image is of 11:59:55; the tensor's machine is two seconds ahead
        meters.scoring().committed(batch("v1", "31-44", 34.0));

        // Then
        assertThat(registry.get("agestream.end.to.end").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(5);
        assertThat(registry.get("agestream.stage.duration")
                        .tag("stage", "queue")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("agestream.stage.duration")
                        .tag("stage", "queue")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isZero();
    }

    @Test
    void shouldPutConfidenceAndErrorIntoTheBucketsTheyBelongTo() {
        // Given
        swap("v1");

        // When: a probability of 0.6, and 36.5 years instead of 29
        meters.scoring().committed(batch("v1", "31-44", 29.0));

        // Then
        assertThat(bucket("agestream.prediction.confidence", 50, "group", "31-44"))
                .isZero();
        assertThat(bucket("agestream.prediction.confidence", 60, "group", "31-44"))
                .isEqualTo(1);
        assertThat(bucket("agestream.live.absolute.error", 5, "version", "v1", "fold", "training"))
                .isZero();
        assertThat(bucket("agestream.live.absolute.error", 8, "version", "v1", "fold", "training"))
                .isEqualTo(1);
    }

    private double bucket(String name, double upperBound, String... tags) {
        return Arrays.stream(
                        registry.get(name).tags(tags).summary().takeSnapshot().histogramCounts())
                .filter(counted -> counted.bucket() == upperBound)
                .findFirst()
                .orElseThrow()
                .count();
    }

    private void swap(String version) {
        Manifest manifest = manifest(version);
        meters.loading().loaded(manifest, Duration.ofSeconds(1));
        meters.loading().swapped(manifest, "pytorch");
    }

    private static Manifest manifest(String version) {
        return CHECKPOINT.manifest(version, CHECKPOINT.blob());
    }

    private static CommittedBatch batch(String version, String group, double age) {
        Prediction prediction = new Prediction(
                "id",
                group,
                0.6,
                Map.of(group, 0.6),
                36.5,
                new Prediction.ModelReference("age", version, "00"),
                NOON.minusSeconds(5),
                NOON);
        // The byte 25 is a tensor of the training fold.
        PredictedTensor image =
                new PredictedTensor(new byte[] {25}, NOON.plusSeconds(2), OptionalDouble.of(age), prediction);
        return new CommittedBatch(version, NOON, NOON, Duration.ofMillis(7), List.of(image), List.of(Fault.WRONG_SIZE));
    }

    private double predictions(String version, String group) {
        return registry.get("agestream.predictions")
                .tags("version", version, "group", group)
                .counter()
                .count();
    }

    private double labelled(String version, String outcome) {
        return registry.get("agestream.live.labelled")
                .tags("version", version, "fold", "training", "outcome", outcome)
                .counter()
                .count();
    }

    private Set<String> names() {
        return registry.getMeters().stream().map(m -> m.getId().getName()).collect(Collectors.toSet());
    }

    private Set<String> versions() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> !id.getName().equals("agestream.model.info"))
                .map(id -> id.getTag("version"))
                .filter(version -> version != null)
                .collect(Collectors.toSet());
    }
}
