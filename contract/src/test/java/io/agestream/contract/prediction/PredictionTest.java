package io.agestream.contract.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.prediction.Prediction.ModelReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final String JSON = "{\"id\":\"cam7-000123\",\"ageGroup\":\"6-10\",\"probability\":0.62,"
            + "\"probabilities\":{\"1-5\":0.38,\"6-10\":0.62},\"expectedAge\":6.1,"
            + "\"model\":{\"name\":\"age\",\"version\":\"v-e1\",\"sha256\":\"ab\"},"
            + "\"imageTime\":\"2026-01-01T00:00:00.001Z\",\"predictedTime\":\"2026-01-01T00:00:01Z\"}";

    @Test
    void shouldReadAsDocumentedWhenWritten() {
        // Given
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("1-5", 0.38);
        probabilities.put("6-10", 0.62);
        Prediction prediction = new Prediction(
                "cam7-000123",
                "6-10",
                0.62,
                probabilities,
                6.1,
                new ModelReference("age", "v-e1", "ab"),
                Instant.parse("2026-01-01T00:00:00.001Z"),
                Instant.parse("2026-01-01T00:00:01Z"));

        // When
        String json = new String(prediction.toJson(), StandardCharsets.UTF_8);

        // Then
        assertThat(json).isEqualTo(JSON);
        assertThat(Prediction.fromJson(prediction.toJson())).isEqualTo(prediction);
    }

    @Test
    void shouldSaySoWhenItIsNoPrediction() {
        assertThatThrownBy(() -> Prediction.fromJson("nonsense".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No valid Prediction: ");
    }
}
