package io.agestream.benchmarks.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.LogarithmicAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** Milliseconds on a logarithmic scale, with a label at 1, 2 and 5 of each decade; JFreeChart's has one per decade. */
final class MillisAxis extends LogarithmicAxis {

    private static final long serialVersionUID = 1L;

    MillisAxis(String label) {
        super(label);
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as it is declared there
    protected List refreshTicksVertical(Graphics2D g2, Rectangle2D area, RectangleEdge edge) {
        List<Object> ticks = new ArrayList<>();
        double last = Double.NaN;
        for (Object tick : super.refreshTicksVertical(g2, area, edge)) {
            if (tick instanceof NumberTick number) {
                double value = number.getNumber().doubleValue();
                // The end of a decade is the begin of the next, and would be labelled twice.
                if (!(Math.abs(value / last - 1) < 1e-6)) {
                    ticks.add(labelled(number));
                }
                last = value;
            } else {
                ticks.add(tick);
            }
        }
        return ticks;
    }

    private static NumberTick labelled(NumberTick tick) {
        return new NumberTick(
                tick.getNumber(),
                label(tick.getNumber().doubleValue()),
                tick.getTextAnchor(),
                tick.getRotationAnchor(),
                tick.getAngle());
    }

    /** Empty for what gets none. */
    static String label(double millis) {
        long digit = Math.round(millis / Math.pow(10, Math.floor(Math.log10(millis * 1.0001))));
        if (digit != 1 && digit != 2 && digit != 5) {
            return "";
        }
        return String.format(Locale.ROOT, millis < 0.95 ? "%.1f" : "%,.0f", millis);
    }
}
