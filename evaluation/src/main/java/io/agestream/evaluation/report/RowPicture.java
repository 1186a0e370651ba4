package io.agestream.evaluation.report;

import io.agestream.model.evaluation.Cell;
import io.agestream.model.evaluation.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row per cell: shares with their 95 % intervals, or errors as bars. */
record RowPicture(Html html, List<Cell> cells) {

    private static final double LEFT = 74;
    private static final double RIGHT = 300;
    private static final double ROW = 24;
    private static final double TOP = 6;

    /** Shares in the right group, from 0 to 100 %. */
    void shares(String says) {
        Axis axis = new Axis(0, 1, LEFT, RIGHT);
        draw(says, axis, "% in the right group", 100, (cell, middle) -> {
            Share share = cell.accuracy();
            if (share == null) {
                untold(cell, middle);
                return;
            }
            html.empty(
                    "line",
                    "class",
                    "whisker",
                    "x1",
                    Words.px(axis.px(share.low())),
                    "x2",
                    Words.px(axis.px(share.high())),
                    "y1",
                    Words.px(middle),
                    "y2",
                    Words.px(middle));
            html.in(
                    "circle",
                    () -> html.leaf(
                            "title", cell.name() + ": " + Words.percent(share) + " (" + Words.interval(share) + ")"),
                    "class",
                    "dot first",
                    "cx",
                    Words.px(axis.px(share.value())),
                    "cy",
                    Words.px(middle),
                    "r",
                    "4.5");
            text(RIGHT + 8, middle, "start", Words.percent(share));
        });
    }

    /** Mean absolute errors in years. */
    void errors(String says) {
        double most = cells.stream()
                .map(Cell::meanAbsoluteError)
                .filter(java.util.Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        Axis axis = Axis.of(List.of(0.0, most), LEFT, RIGHT);
        draw(says, axis, "mean absolute error in years", 1, (cell, middle) -> {
            Double error = cell.meanAbsoluteError();
            if (error == null) {
                untold(cell, middle);
                return;
            }
            html.empty(
                    "rect",
                    "class",
                    "bar",
                    "x",
                    Words.px(LEFT),
                    "y",
                    Words.px(middle - 8),
                    "width",
                    Words.px(axis.px(error) - LEFT),
                    "height",
                    "16");
            text(RIGHT + 8, middle, "start", Words.years(error));
        });
    }

    private interface RowContent {
        void draw(Cell cell, double middle);
    }

    private void draw(String says, Axis axis, String label, double tickFactor, RowContent content) {
        double bottom = TOP + ROW * cells.size();
        html.in(
                "svg",
                () -> {
                    html.leaf("title", says);
                    for (double tick : axis.ticks()) {
                        html.empty(
                                "line",
                                "class",
                                "grid",
                                "x1",
                                Words.px(axis.px(tick)),
                                "x2",
                                Words.px(axis.px(tick)),
                                "y1",
                                Words.px(TOP),
                                "y2",
                                Words.px(bottom));
                        text(axis.px(tick), bottom + 12, "middle", Words.number(tickFactor * tick));
                    }
                    text((LEFT + RIGHT) / 2, bottom + 28, "middle", label);
                    for (int i = 0; i < cells.size(); i++) {
                        double middle = TOP + ROW * (i + 0.5);
                        text(LEFT - 8, middle, "end", cells.get(i).name());
                        content.draw(cells.get(i), middle);
                    }
                },
                "viewBox",
                "0 0 360 " + Words.px(bottom + 36),
                "role",
                "img",
                "aria-label",
                says);
    }

    private void untold(Cell cell, double middle) {
        text(LEFT + 6, middle, "start", untold(cell));
    }

    /** Why a cell has no figures. */
    static String untold(@Nullable Cell cell) {
        return cell == null || cell.examples() == 0
                ? "no examples"
                : cell.examples() + " of at least " + Share.FEWEST + " examples: not told";
    }

    private void text(double x, double middle, String anchor, String text) {
        html.leaf("text", text, "x", Words.px(x), "y", Words.px(middle + 4), "text-anchor", anchor, "class", "soft");
    }
}
