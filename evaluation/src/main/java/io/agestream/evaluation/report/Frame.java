package io.agestream.evaluation.report;

/** The frame of a picture with two axes: 360 × 220 pixels, so that its letters stay letters on a telephone. */
record Frame(Html html, Axis x, Axis y) {

    static final double WIDTH = 360;
    static final double HEIGHT = 220;
    static final double LEFT = 44;
    static final double RIGHT = 350;
    static final double TOP = 22;
    static final double BOTTOM = 184;

    /**
     * A picture.
     *
     * @param says    what it shows, for those who do not see it
     * @param xLabel  below
     * @param content drawn over the grid
     */
    void draw(String says, String xLabel, Runnable content) {
        html.in(
                "svg",
                () -> {
                    html.leaf("title", says);
                    for (double tick : y.ticks()) {
                        line("grid", LEFT, y.px(tick), RIGHT, y.px(tick));
                        text(LEFT - 6, y.px(tick) + 4, "end", Words.number(tick));
                    }
                    for (double tick : x.ticks()) {
                        text(x.px(tick), BOTTOM + 16, "middle", Words.number(tick));
                    }
                    line("grid", LEFT, BOTTOM, RIGHT, BOTTOM);
                    text((LEFT + RIGHT) / 2, HEIGHT - 4, "middle", xLabel);
                    content.run();
                },
                "viewBox",
                "0 0 360 220",
                "role",
                "img",
                "aria-label",
                says);
    }

    void line(String kind, double x1, double y1, double x2, double y2) {
        html.empty(
                "line", "class", kind, "x1", Words.px(x1), "y1", Words.px(y1), "x2", Words.px(x2), "y2", Words.px(y2));
    }

    void dot(String series, double dataX, double dataY, double radius, String says) {
        html.in(
                "circle",
                () -> html.leaf("title", says),
                "class",
                "dot " + series,
                "cx",
                Words.px(x.px(dataX)),
                "cy",
                Words.px(y.px(dataY)),
                "r",
                Words.px(radius));
    }

    /** Names of two series in the upper margin. */
    void legend(String first, String second) {
        double middle = (LEFT + RIGHT) / 2;
        legendDot("first", LEFT + 4);
        text(LEFT + 14, 13, "start", first);
        legendDot("second", middle + 4);
        text(middle + 14, 13, "start", second);
    }

    private void legendDot(String series, double atX) {
        html.empty("circle", "class", "dot " + series, "cx", Words.px(atX), "cy", "9", "r", "4");
    }

    void text(double atX, double atY, String anchor, String text) {
        html.leaf("text", text, "x", Words.px(atX), "y", Words.px(atY), "text-anchor", anchor, "class", "soft");
    }
}
