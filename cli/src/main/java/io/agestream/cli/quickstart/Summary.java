package io.agestream.cli.quickstart;

import io.agestream.cli.console.Table;
import io.agestream.cli.quickstart.Stopwatch.Phase;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came out.
 *
 * @param sent               images that Kafka has confirmed
 * @param tensors            on their topic
 * @param examples           on their topic
 * @param deadLetters        on their topic
 * @param epochs             trained
 * @param validationAccuracy of the last one, 0 to 1; null if there were no validation examples
 * @param predictions        on their topic
 */
record Summary(
        long sent,
        long tensors,
        long examples,
        long deadLetters,
        int epochs,
        @Nullable Double validationAccuracy,
        long predictions) {

    List<String> table(Stopwatch stopwatch) {
        return new Table("", ">", ">seconds")
                .row("broker and topics", "", seconds(stopwatch, Phase.BROKER))
                .row("services", "", seconds(stopwatch, Phase.SERVICES))
                .row("images sent", number(sent), seconds(stopwatch, Phase.SENDING))
                .row("tensors", number(tensors), seconds(stopwatch, Phase.INGEST))
                .row("examples", number(examples), "")
                .row("dead letters", number(deadLetters), "")
                .row("epochs", number(epochs), seconds(stopwatch, Phase.TRAINING))
                .row("validation accuracy", accuracy(), "")
                .row("predictions", number(predictions), seconds(stopwatch, Phase.PREDICTIONS))
                .row("all together", "", String.format(Locale.ROOT, "%.1f", stopwatch.totalSeconds()))
                .lines();
    }

    private String accuracy() {
        Double accuracy = validationAccuracy;
        return accuracy == null ? "–" : String.format(Locale.ROOT, "%.4f", accuracy);
    }

    private static String seconds(Stopwatch stopwatch, Phase phase) {
        return stopwatch
                .seconds(phase)
                .map(s -> String.format(Locale.ROOT, "%.1f", s))
                .orElse("");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
