package io.agestream.evaluation.report;

import java.util.List;

/** Tables that scroll by themselves where the page is narrow. */
record Tables(Html html) {

    /**
     * A table.
     *
     * @param caption what it tells
     * @param head    names of the columns; the first one's cells are the heads of the rows
     * @param rows    as many cells each
     */
    void write(String caption, List<String> head, List<List<String>> rows) {
        html.in(
                "div",
                () -> html.in("table", () -> {
                    html.leaf("caption", caption);
                    html.in("thead", () -> html.in("tr", () -> head(head)));
                    html.in("tbody", () -> rows.forEach(this::row));
                }),
                "class",
                "scroll",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                caption);
    }

    /** The same, folded away beside a picture that shows it. */
    void folded(String caption, List<String> head, List<List<String>> rows) {
        html.in("details", () -> {
            html.leaf("summary", "As a table");
            write(caption, head, rows);
        });
    }

    private void head(List<String> head) {
        for (int i = 0; i < head.size(); i++) {
            html.leaf("th", head.get(i), "scope", "col", "class", i == 0 ? "" : "number");
        }
    }

    private void row(List<String> row) {
        html.in("tr", () -> {
            html.leaf("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> html.leaf("td", cell, "class", "number"));
        });
    }
}
