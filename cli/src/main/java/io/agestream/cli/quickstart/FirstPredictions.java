package io.agestream.cli.quickstart;

import io.agestream.cli.console.Console;
import io.agestream.cli.sending.PredictionLine;
import io.agestream.contract.prediction.Prediction;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Shows the first predictions. For the thread that reads them. */
final class FirstPredictions {
    private final Console console;
    private final int wanted;
    private final Stopwatch stopwatch;
    private int shown;

    FirstPredictions(Console console, int wanted, Stopwatch stopwatch) {
        this.console = console;
        this.wanted = wanted;
        this.stopwatch = stopwatch;
    }

    void show(ConsumerRecord<String, byte[]> record) {
        if (shown >= wanted) {
            return;
        }
        if (shown == 0) {
            console.line(String.format(Locale.ROOT, "the first predictions, after %.1f s:", stopwatch.totalSeconds()));
            console.line("  " + PredictionLine.HEADER);
        }
        shown++;
        console.line("  " + PredictionLine.of(Prediction.fromJson(record.value())));
    }
}
