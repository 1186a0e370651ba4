package io.agestream.predict.console;

import io.agestream.contract.prediction.Prediction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of one image. */
public sealed interface Outcome {

    /** The image's id. */
    String id();

    /** When Kafka was given it. */
    Instant written();

    /**
     * It was scored.
     *
     * @param tensorTime when ingest had made its tensor; null if that is not known
     */
    record Predicted(Prediction prediction, @Nullable Instant tensorTime, Instant written) implements Outcome {
        @Override
        public String id() {
            return prediction.id();
        }
    }

    /**
     * It is a dead letter.
     *
     * @param stage  what could not be done
     * @param reason a sentence for whoever sent it
     */
    record Refused(String id, String stage, String reason, Instant written) implements Outcome {}
}
