package io.agestream.evaluation.report;

import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.Evaluation;
import io.agestream.model.evaluation.Share;
import io.agestream.model.evaluation.Subgroups;
import java.util.ArrayList;
import java.util.List;

/** How right the model is for whom: by age group, and by what names tell. */
record Groups(Html html) {

    void byAge(Evaluation figures) {
        Cell worst = figures.worstServed();
        if (worst == null) {
            html.leaf(
                    "p",
                    "No group has " + Share.FEWEST
                            + " examples or more, so that none is named as the one served worst.");
        } else {
            html.leaf(
                    "p",
                    "Served worst: " + worst.name() + ", with " + Words.percent(worst.accuracy()) + " of "
                            + Words.count(worst.examples()) + " in the right group (95 % interval "
                            + Words.interval(worst.accuracy()) + ").");
        }
        pictures("age group", figures.byGroup());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < figures.byGroup().size(); i++) {
            Cell cell = figures.byGroup().get(i);
            rows.add(List.of(
                    cell.name(),
                    Words.count(cell.examples()),
                    Words.percent(cell.accuracy()),
                    Words.interval(cell.accuracy()),
                    Words.percent(figures.confusion().precision(i)),
                    Words.interval(figures.confusion().precision(i)),
                    Words.years(cell.meanAbsoluteError())));
        }
        new Tables(html)
                .write(
                        "Recall and precision by age group, and the error of the expected age in years",
                        List.of("Group", "Examples", "Recall", "95 %", "Precision", "95 %", "Error"),
                        rows);
    }

    void by(Subgroups subgroups) {
        pictures(subgroups.label(), subgroups.cells());
        new Tables(html)
                .write(
                        "Right age group and error of the expected age in years, by " + subgroups.label(),
                        List.of("Group", "Examples", "Right", "95 %", "Error"),
                        subgroups.cells().stream().map(Groups::row).toList());
        if (subgroups.unlabelled() > 0) {
            html.leaf(
                    "p",
                    "Of " + Words.count(subgroups.unlabelled()) + " more examples it is not known.",
                    "class",
                    "note");
        }
    }

    private static List<String> row(Cell cell) {
        return List.of(
                cell.name(),
                Words.count(cell.examples()),
                cell.accuracy() == null ? "not told" : Words.percent(cell.accuracy()),
                Words.interval(cell.accuracy()),
                Words.years(cell.meanAbsoluteError()));
    }

    private void pictures(String label, List<Cell> cells) {
        RowPicture picture = new RowPicture(html, cells);
        html.in(
                "div",
                () -> {
                    html.in("figure", () -> {
                        html.leaf("figcaption", "Right age group, with 95 % intervals");
                        picture.shares(
                                "Share in the right age group by " + label + "; the table below has the figures");
                    });
                    html.in("figure", () -> {
                        html.leaf("figcaption", "Error of the expected age");
                        picture.errors(
                                "Mean absolute error in years by " + label + "; the table below has the figures");
                    });
                },
                "class",
                "figures");
    }
}
