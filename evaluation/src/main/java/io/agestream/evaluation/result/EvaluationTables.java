package io.agestream.evaluation.result;

import io.agestream.cli.console.Table;
import io.agestream.evaluation.scoring.Examination.Omission;
import io.agestream.evaluation.scoring.FoldChoice;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.ChanceError;
import io.agestream.model.evaluation.ConfusionMatrix;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Share;
import io.agestream.model.evaluation.Subgroups;
import io.agestream.model.evaluation.Sureness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an evaluation found, for a terminal. */
public record EvaluationTables(EvaluationResult result) {

    private static final String NONE = "–";

    /** Nine of ten models that are right exactly as often as they say would show so much. */
    private static final String BY_CHANCE = "  of a perfect model, by chance";

    /** All of it. */
    public List<String> lines() {
        Evaluation figures = result.evaluation().figures();
        List<String> lines = new ArrayList<>(heading(figures));
        lines.add("");
        lines.addAll(shares(figures).lines());
        lines.add("");
        lines.addAll(sureness().lines());
        lines.add("");
        lines.addAll(byGroup(figures).lines());
        lines.add("");
        lines.add(worst(figures.worstServed()));
        lines.add("");
        lines.addAll(confusion(figures.confusion()).lines());
        for (Subgroups subgroups : result.evaluation().subgroups()) {
            lines.add("");
            lines.addAll(subgroups(subgroups).lines());
        }
        lines.addAll(remarks(figures));
        return lines;
    }

    private List<String> heading(Evaluation figures) {
        EvaluationResult.Model model = result.model();
        return List.of(
                "model " + model.name() + " " + model.version() + " · network " + model.network() + " · epoch "
                        + model.epoch() + " · " + model.engine() + (model.mirrored() ? " · with mirror images" : ""),
                String.format(Locale.ROOT, "%,d examples of %s%s", figures.examples(), result.source(), fold()));
    }

    private String fold() {
        return result.fold() == FoldChoice.ALL ? "" : " · " + result.fold() + " fold";
    }

    private static Table shares(Evaluation figures) {
        return new Table("", ">", ">95 % interval")
                .row("right age group", percent(figures.accuracy().value()), interval(figures.accuracy()))
                .row("one group off at most", percent(figures.oneOff().value()), interval(figures.oneOff()))
                .row(
                        "age within 5 years (CS@5)",
                        percent(figures.withinFiveYears().value()),
                        interval(figures.withinFiveYears()))
                .row("mean absolute error", years(figures.meanAbsoluteError()) + " years", "")
                .row("macro-F1", digits(figures.macroF1()), "");
    }

    private Table sureness() {
        Assessment evaluation = result.evaluation();
        Sureness before = evaluation.untempered();
        if (evaluation.figures().temperature() == 1) {
            return new Table("probabilities", ">")
                    .row("negative log-likelihood", digits(before.negativeLogLikelihood()))
                    .row("Brier", digits(before.brier()))
                    .row("calibration error (ECE)", digits(before.calibration().expectedError()))
                    .row(BY_CHANCE, range(before.calibration().byChance()));
        }
        Sureness after = evaluation.tempered();
        return new Table(
                        "probabilities",
                        ">at temperature 1",
                        String.format(Locale.ROOT, ">at the model's %.3f", after.temperature()))
                .row(
                        "negative log-likelihood",
                        digits(before.negativeLogLikelihood()),
                        digits(after.negativeLogLikelihood()))
                .row("Brier", digits(before.brier()), digits(after.brier()))
                .row(
                        "calibration error (ECE)",
                        digits(before.calibration().expectedError()),
                        digits(after.calibration().expectedError()))
                .row(
                        BY_CHANCE,
                        range(before.calibration().byChance()),
                        range(after.calibration().byChance()));
    }

    private Table byGroup(Evaluation figures) {
        Table table = new Table("age group", ">examples", ">recall", ">95 % interval", ">precision", ">error, years");
        for (int i = 0; i < figures.byGroup().size(); i++) {
            Cell cell = figures.byGroup().get(i);
            Share recall = cell.accuracy();
            Share precision = figures.confusion().precision(i);
            table.row(
                    cell.name(),
                    count(cell.examples()),
                    recall == null ? NONE : percent(recall.value()),
                    recall == null ? "" : interval(recall),
                    precision == null ? NONE : percent(precision.value()),
                    years(cell.meanAbsoluteError()));
        }
        return table;
    }

    private static String worst(@Nullable Cell worst) {
        if (worst == null || worst.accuracy() == null) {
            return "No age group has " + Share.FEWEST + " examples, so that none is named as the one served worst.";
        }
        return "Served worst: " + worst.name() + ", " + percent(worst.accuracy().value()) + " of "
                + count(worst.examples()) + " in the right group (" + interval(worst.accuracy()) + ").";
    }

    private Table confusion(ConfusionMatrix confusion) {
        String[] header = new String[result.ageGroups().size() + 1];
        header[0] = "true \\ taken for";
        for (int i = 1; i < header.length; i++) {
            header[i] = ">" + result.ageGroups().get(i - 1);
        }
        Table table = new Table(header);
        for (int truth = 0; truth < header.length - 1; truth++) {
            String[] row = new String[header.length];
            row[0] = result.ageGroups().get(truth);
            for (int i = 1; i < row.length; i++) {
                int count = confusion.counts().get(truth).get(i - 1);
                row[i] = count == 0 ? "·" : count(count);
            }
            table.row(row);
        }
        return table;
    }

    private static Table subgroups(Subgroups subgroups) {
        Table table = new Table(subgroups.label(), ">examples", ">right group", ">95 % interval", ">error, years");
        for (Cell cell : subgroups.cells()) {
            Share accuracy = cell.accuracy();
            table.row(
                    cell.name(),
                    count(cell.examples()),
                    accuracy == null ? NONE : percent(accuracy.value()),
                    accuracy == null ? "under " + Share.FEWEST + ", not told" : interval(accuracy),
                    years(cell.meanAbsoluteError()));
        }
        if (subgroups.unlabelled() > 0) {
            table.row("not known", count(subgroups.unlabelled()), NONE, "", NONE);
        }
        return table;
    }

    private List<String> remarks(Evaluation figures) {
        List<String> remarks = new ArrayList<>();
        if (result.duplicates() > 0) {
            remarks.add(
                    count(result.duplicates()) + " of the examples have the content of another one and count as well.");
        }
        if (figures.outside() > 0) {
            remarks.add(count(figures.outside()) + " more of an age in none of the groups do not count.");
        }
        if (result.otherFold() > 0) {
            remarks.add(count(result.otherFold()) + " more are on the other side of the split and do not count.");
        }
        for (Omission omission : result.leftOut()) {
            remarks.add("Left out: " + count(omission.count()) + " "
                    + omission.reason().words(omission.count()) + ": " + String.join(", ", omission.first())
                    + (omission.count() > omission.first().size() ? ", …" : ""));
        }
        if (!remarks.isEmpty()) {
            remarks.add(0, "");
        }
        return remarks;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String interval(Share share) {
        return String.format(Locale.ROOT, "%.1f – %.1f %%", 100 * share.low(), 100 * share.high());
    }

    private static String range(@Nullable ChanceError error) {
        return error == null ? NONE : error.range();
    }

    private static String digits(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }

    private static String years(@Nullable Double years) {
        return years == null ? NONE : String.format(Locale.ROOT, "%.2f", years);
    }

    private static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
