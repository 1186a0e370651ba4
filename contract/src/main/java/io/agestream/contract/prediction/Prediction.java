package io.agestream.contract.prediction;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.agestream.contract.json.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a model says of one image.
 *
 * @param id            the image's id
 * @param ageGroup      name of the most probable group
 * @param probability   of that group, 0 to 1
 * @param probabilities of every group by name, youngest first; they add up to 1 but for rounding
 * @param expectedAge   mean age in years under these probabilities
 * @param model         which model it was
 * @param imageTime     when the image was produced
 * @param predictedTime when it was scored
 */
@JsonPropertyOrder({
    "id",
    "ageGroup",
    "probability",
    "probabilities",
    "expectedAge",
    "model",
    "imageTime",
    "predictedTime"
})
public record Prediction(
        String id,
        String ageGroup,
        double probability,
        Map<String, Double> probabilities,
        double expectedAge,
        ModelReference model,
        Instant imageTime,
        Instant predictedTime) {

    public Prediction {
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    }

    /**
     * Which model made a prediction.
     *
     * @param name    of the model, the same for all its versions
     * @param version of its checkpoint
     * @param sha256  of the checkpoint's weights, 64 hexadecimal digits
     */
    public record ModelReference(String name, String version, String sha256) {}

    public byte[] toJson() {
        return Json.write(this);
    }

    /** @throws IllegalArgumentException if the bytes are not a prediction */
    public static Prediction fromJson(byte[] json) {
        return Json.read(json, Prediction.class);
    }
}
