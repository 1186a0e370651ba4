package io.agestream.cli.quickstart;

import io.agestream.cli.console.Table;
import io.agestream.cli.quickstart.Stopwatch.Phase;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.ChanceError;
import io.agestream.model.evaluation.Share;
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
 * @param evaluation         of the last one on the validation fold; null if that is not known
 * @param predictions        on their topic
 */
record Summary(
        long sent,
        long tensors,
        long examples,
        long deadLetters,
        int epochs,
        @Nullable Double validationAccuracy,
        @Nullable Assessment evaluation,
        long predictions) {

    List<String> table(Stopwatch stopwatch) {
        Table table = new Table("", ">", ">seconds")
                .row("broker and topics", "", seconds(stopwatch, Phase.BROKER))
                .row("services", "", seconds(stopwatch, Phase.SERVICES))
                .row("images sent", number(sent), seconds(stopwatch, Phase.SENDING))
                .row("tensors", number(tensors), seconds(stopwatch, Phase.INGEST))
                .row("examples", number(examples), "")
                .row("dead letters", number(deadLetters), "")
                .row("epochs", number(epochs), seconds(stopwatch, Phase.TRAINING))
                .row("validation accuracy", accuracy(), "");
        if (evaluation != null) {
            table.row("  one age group off at most", share(evaluation.figures().oneOff()), "")
                    .row(
                            "  mean absolute error, years",
                            decimals("%.1f", evaluation.figures().meanAbsoluteError()),
                            "")
                    .row(
                            "  calibration error (ECE)",
                            decimals("%.4f", evaluation.tempered().calibration().expectedError()),
                            "");
            ChanceError byChance = evaluation.tempered().calibration().byChance();
            if (byChance != null) {
                table.row("    of a perfect model, by chance", byChance.range(), "");
            }
            Cell worst = evaluation.figures().worstServed();
            if (worst != null && worst.accuracy() != null) {
                table.row("  accuracy of the worst group, " + worst.name(), share(worst.accuracy()), "");
            }
        }
        return table.row("predictions", number(predictions), seconds(stopwatch, Phase.PREDICTIONS))
                .row("all together", "", String.format(Locale.ROOT, "%.1f", stopwatch.totalSeconds()))
                .lines();
    }

    private String accuracy() {
        Double accuracy = validationAccuracy;
        return accuracy == null ? "–" : decimals("%.4f", accuracy);
    }

    private static String share(Share share) {
        return decimals("%.4f", share.value());
    }

    private static String decimals(String format, double number) {
        return String.format(Locale.ROOT, format, number);
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
