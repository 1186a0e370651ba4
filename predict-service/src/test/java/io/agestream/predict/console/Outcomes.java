package io.agestream.predict.console;

import io.agestream.contract.prediction.Prediction;
import java.time.Instant;
import java.util.Map;

/** Outcomes as they might be. */
final class Outcomes {

    private Outcomes() {}

    /** @param latency from image to prediction, in milliseconds */
    static Outcome predicted(String id, Instant written, long latency) {
        return new Outcome.Predicted(
                new Prediction(
                        id,
                        "31-44",
                        0.75,
                        Map.of("31-44", 0.75, "45-60", 0.25),
                        38.5,
                        new Prediction.ModelReference("age", "v1", "00"),
                        written.minusMillis(latency),
                        written),
                written.minusMillis(latency / 2),
                written);
    }

    static Outcome refused(String id, Instant written) {
        return new Outcome.Refused(id, "decode", "the JPEG is cut off", written);
    }
}
