package io.agestream.cli.sending;

import io.agestream.contract.prediction.Prediction;
import java.time.Duration;
import java.util.Locale;

/** A prediction as a line of a table whose later rows are not known yet. */
public final class PredictionLine {

    public static final String HEADER = String.format(
            Locale.ROOT,
            "%-40s  %-6s  %11s  %12s  %-20s  %8s",
            "id",
            "group",
            "probability",
            "expected age",
            "model",
            "latency");

    private PredictionLine() {}

    public static String of(Prediction prediction) {
        return String.format(
                Locale.ROOT,
                "%-40s  %-6s  %11.2f  %12.1f  %-20s  %8s",
                prediction.id(),
                prediction.ageGroup(),
                prediction.probability(),
                prediction.expectedAge(),
                prediction.model().version(),
                latency(Duration.between(prediction.imageTime(), prediction.predictedTime())));
    }

    /** Milliseconds up to ten seconds, then seconds, then minutes. */
    static String latency(Duration time) {
        if (time.toSeconds() < 10) {
            return time.toMillis() + " ms";
        }
        return time.toMinutes() < 10 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }
}
