package io.agestream.evaluation.report;

import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Calibration;
import io.agestream.model.evaluation.Sureness;
import io.agestream.model.evaluation.TemperatureFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether the model is right as often as it says, before and after the temperature. */
record Reliability(Html html, Assessment assessment) {

    void write() {
        Sureness before = assessment.untempered();
        Sureness after = assessment.tempered();
        boolean tempered = after.temperature() != 1;
        html.leaf("p", explanation(tempered));
        html.in(
                "div",
                () -> {
                    html.in("figure", () -> {
                        html.leaf("figcaption", "How often it is right where it is so sure");
                        picture(before, after, tempered);
                    });
                    html.in("div", () -> figures(before, after, tempered));
                },
                "class",
                "figures");
        new Tables(html).folded("The bins", head(tempered), rows(before, after, tempered));
    }

    private String explanation(boolean tempered) {
        TemperatureFit fit = assessment.temperatureFit();
        String halves = fit == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Of the two halves of the examples, %,d and %,d, these temperatures fit best: %.3f and %.3f.",
                        fit.halves().get(0).examples(),
                        fit.halves().get(1).examples(),
                        fit.halves().get(0).temperature(),
                        fit.halves().get(1).temperature());
        if (tempered) {
            return String.format(
                            Locale.ROOT,
                            "The outputs are divided by the temperature %.3f before they become probabilities.",
                            assessment.figures().temperature())
                    + (fit == null ? "" : halves + " Each half is judged at that of the other.");
        }
        return "The temperature is 1: "
                + (fit == null ? "there are too few examples to search a better one." : "no better one was found.")
                + halves;
    }

    private void picture(Sureness before, Sureness after, boolean tempered) {
        Axis x = new Axis(0, 1, Frame.LEFT, Frame.RIGHT);
        Axis y = new Axis(0, 1, Frame.BOTTOM, Frame.TOP);
        Frame frame = new Frame(html, x, y);
        String says = "Reliability diagram: calibration error " + Words.digits(error(before))
                + (tempered ? " before and " + Words.digits(error(after)) + " after the temperature" : "");
        frame.draw(says, "probability of the predicted group", () -> {
            frame.line("diagonal", x.px(0), y.px(0), x.px(1), y.px(1));
            if (tempered) {
                frame.legend("after the temperature", "before it");
                dots(frame, "second", before);
            }
            dots(frame, "first", after);
        });
    }

    /** The area of a dot is the number of its examples. */
    private static void dots(Frame frame, String series, Sureness sureness) {
        int most = sureness.calibration().bins().stream()
                .mapToInt(Calibration.Bin::examples)
                .max()
                .orElse(1);
        for (Calibration.Bin bin : sureness.calibration().bins()) {
            if (bin.confidence() != null && bin.accuracy() != null) {
                frame.dot(
                        series,
                        bin.confidence(),
                        bin.accuracy(),
                        2 + 7 * Math.sqrt((double) bin.examples() / most),
                        Words.count(bin.examples()) + " examples, sure by " + Words.percent(bin.confidence())
                                + ", right in " + Words.percent(bin.accuracy()));
            }
        }
    }

    private void figures(Sureness before, Sureness after, boolean tempered) {
        List<String> head = new ArrayList<>(List.of("", "At temperature 1"));
        if (tempered) {
            head.add(String.format(Locale.ROOT, "At %.3f", after.temperature()));
        }
        new Tables(html)
                .write(
                        "Probabilities against the truth; less is better",
                        head,
                        List.of(
                                row(
                                        "Negative log-likelihood",
                                        before.negativeLogLikelihood(),
                                        after.negativeLogLikelihood(),
                                        tempered),
                                row("Brier score", before.brier(), after.brier(), tempered),
                                row("Calibration error (ECE, 15 bins)", error(before), error(after), tempered),
                                row(
                                        "Calibration error of a perfect model, by chance",
                                        Words.range(before.calibration().byChance()),
                                        Words.range(after.calibration().byChance()),
                                        tempered)));
    }

    private static List<String> row(String name, double before, double after, boolean tempered) {
        return row(name, Words.digits(before), Words.digits(after), tempered);
    }

    private static List<String> row(String name, String before, String after, boolean tempered) {
        return tempered ? List.of(name, before, after) : List.of(name, before);
    }

    private static List<String> head(boolean tempered) {
        return tempered
                ? List.of("Sure by", "Examples before", "Right before", "Examples after", "Right after")
                : List.of("Sure by", "Examples", "Right");
    }

    private static List<List<String>> rows(Sureness before, Sureness after, boolean tempered) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < Calibration.BINS; i++) {
            Calibration.Bin bin = before.calibration().bins().get(i);
            List<String> row = new ArrayList<>(
                    List.of(String.format(Locale.ROOT, "%.1f – %.1f %%", 100 * bin.from(), 100 * bin.to())));
            row.addAll(cells(bin));
            if (tempered) {
                row.addAll(cells(after.calibration().bins().get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(Calibration.Bin bin) {
        return List.of(
                Words.count(bin.examples()), bin.accuracy() == null ? Words.NONE : Words.percent(bin.accuracy()));
    }

    private static double error(Sureness sureness) {
        return sureness.calibration().expectedError();
    }
}
