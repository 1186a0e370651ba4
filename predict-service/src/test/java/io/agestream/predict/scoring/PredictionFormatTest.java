package io.agestream.predict.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.prediction.Prediction;
import io.agestream.model.age.AgeGroups;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionFormatTest {

    private static final Blob BLOB = new Blob("ab".repeat(32), 10, "age.checkpoints", 0, List.of());

    /**
     * The numbers come from Python: {@code f = lambda x: struct.unpack('f', struct.pack('f', x))[0]} rounds the
     * probabilities to float32, {@code round(x, 6)} each of them, and
     * {@code round(sum(x * (a + b - 1) / 2 for x, a, b in zip(p, edges, edges[1:])), 2)} is the expected age.
     */
    @Test
    void shouldWriteTheDesignsJsonWhenGivenProbabilities() {
        // Given
        PredictionFormat format =
                new PredictionFormat(TestCheckpoint.of("tiny", 1).manifest("20261123T184500Z-e12", BLOB));
        float[] probabilities = {0.0041234567f, 0.008f, 0.015f, 0.03f, 0.0625f, 0.1253765433f, 0.6f, 0.1f, 0.05f, 0.005f
        };

        // When
        byte[] json = format.prediction(
                        "cam7-000123",
                        probabilities,
                        Instant.parse("2026-11-23T18:00:00.5Z"),
                        Instant.parse("2026-11-23T18:46:00Z"))
                .toJson();

        // Then
        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"cam7-000123\",\"ageGroup\":\"31-44\",\"probability\":0.6,\"probabilities\":{"
                        + "\"1-5\":0.004123,\"6-10\":0.008,\"11-15\":0.015,\"16-18\":0.03,\"19-21\":0.0625,"
                        + "\"22-30\":0.125377,\"31-44\":0.6,\"45-60\":0.1,\"61-80\":0.05,\"81-100\":0.005},"
                        + "\"expectedAge\":37.02,\"model\":{\"name\":\"age\",\"version\":\"20261123T184500Z-e12\","
                        + "\"sha256\":\"" + "ab".repeat(32) + "\"},\"imageTime\":\"2026-11-23T18:00:00.500Z\","
                        + "\"predictedTime\":\"2026-11-23T18:46:00Z\"}");
    }

    @Test
    void shouldAddUpTheYearsOfEachGroupWhenTheNetworkEstimatesYears() {
        // Given
        PredictionFormat format = new PredictionFormat(TestCheckpoint.of("agenet-s", 1)
                .manifest("v1", BLOB)
                .withAgeGroups(AgeGroups.ofEdges(List.of(1, 18, 101))));
        float[] years = new float[100];
        years[9] = 0.25f; // ten years old
        years[33] = 0.5f;
        years[43] = 0.25f;

        // When
        Prediction prediction = format.prediction("x", years, Instant.EPOCH, Instant.EPOCH);

        // Then
        assertThat(prediction.ageGroup()).isEqualTo("18-100");
        assertThat(prediction.probabilities()).isEqualTo(Map.of("1-17", 0.25, "18-100", 0.75));
        assertThat(prediction.expectedAge()).isEqualTo(10 * 0.25 + 34 * 0.5 + 44 * 0.25);
    }
}
