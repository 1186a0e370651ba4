package io.agestream.evaluation.report;

import io.agestream.model.evaluation.ConfusionMatrix;
import java.util.List;
import java.util.Locale;

/** Which groups are taken for which: a table whose cells are shaded by their share of the row. */
record Confusion(Html html, ConfusionMatrix matrix, List<String> groups) {

    void write() {
        String caption = "Examples by their true group (rows) and the group they were taken for (columns)";
        html.in(
                "div",
                () -> html.in(
                        "table",
                        () -> {
                            html.leaf("caption", caption);
                            html.in(
                                    "thead",
                                    () -> html.in("tr", () -> {
                                        html.leaf("th", "true \\ taken for", "scope", "col");
                                        groups.forEach(
                                                group -> html.leaf("th", group, "scope", "col", "class", "number"));
                                    }));
                            html.in("tbody", () -> {
                                for (int truth = 0; truth < groups.size(); truth++) {
                                    row(groups.get(truth), matrix.counts().get(truth));
                                }
                            });
                        },
                        "class",
                        "confusion"),
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                caption);
    }

    private void row(String group, List<Integer> counts) {
        int all = counts.stream().mapToInt(Integer::intValue).sum();
        html.in("tr", () -> {
            html.leaf("th", group, "scope", "row");
            for (int count : counts) {
                double share = all == 0 ? 0 : (double) count / all;
                html.leaf(
                        "td",
                        count == 0 ? "" : Words.count(count),
                        "title",
                        Words.count(count) + " of " + Words.count(all),
                        "style",
                        String.format(
                                Locale.ROOT,
                                "background: color-mix(in srgb, var(--accent) %.0f%%, transparent)",
                                60 * share));
            }
        });
    }
}
