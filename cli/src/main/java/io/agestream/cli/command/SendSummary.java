package io.agestream.cli.command;

import io.agestream.cli.sending.SendTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What {@code send} prints. */
final class SendSummary {

    private SendSummary() {}

    static String progress(SendTally tally, double seconds) {
        return String.format(
                Locale.ROOT,
                "sent %,d images · %,.0f/s",
                tally.acknowledged(),
                seconds > 0 ? tally.acknowledged() / seconds : 0);
    }

    static List<String> lines(SendTally tally, double seconds, int maxImageBytes) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "sent %,d %s, %,d with a label, %,d %s skipped · %.1f s · %,.0f/s",
                tally.acknowledged(),
                tally.acknowledged() == 1 ? "image" : "images",
                tally.labelled(),
                tally.skipped(),
                tally.skipped() == 1 ? "file" : "files",
                seconds,
                seconds > 0 ? tally.acknowledged() / seconds : 0));
        lines.addAll(tally.remarks(maxImageBytes));
        return lines;
    }
}
