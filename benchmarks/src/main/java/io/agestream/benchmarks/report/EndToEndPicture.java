package io.agestream.benchmarks.report;

import io.agestream.benchmarks.delivery.Latency;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.delivery.Timeline;
import io.agestream.benchmarks.delivery.Window;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.cli.console.CommandFailedException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javax.imageio.ImageIO;
import org.HdrHistogram.Histogram;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Latency and throughput over time above, the distribution of latencies below; swaps and the warm-up are marked. */
final class EndToEndPicture {

    private static final int WIDTH = 1400;
    private static final int OVER_TIME = 760;
    private static final int DISTRIBUTION = 440;
    private static final Color WARM_UP = new Color(0, 0, 0, 20);
    private static final Color SWAP = new Color(200, 30, 30, 110);
    private static final List<Color> COLORS = List.of(
            new Color(0x1f77b4), new Color(0xd62728), new Color(0x2ca02c), new Color(0xff7f0e), new Color(0x9467bd));
    /** No latency below that can be told with the broker's whole milliseconds, and a logarithm needs one above 0. */
    private static final double LEAST_MILLIS = 0.5;

    private static final int LATENCY_SERIES = 3;

    private EndToEndPicture() {}

    static void write(Measurement measurement, Measurement.Load load, String machine, Path file) {
        BufferedImage image = new BufferedImage(WIDTH, OVER_TIME + DISTRIBUTION, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        overTime(measurement, load, machine).draw(canvas, new Rectangle2D.Double(0, 0, WIDTH, OVER_TIME));
        distribution(load.windows()).draw(canvas, new Rectangle2D.Double(0, OVER_TIME, WIDTH, DISTRIBUTION));
        canvas.dispose();
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new CommandFailedException("The file " + file + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static JFreeChart overTime(Measurement measurement, Measurement.Load load, String machine) {
        List<Timeline.Second> seconds = Timeline.of(load.deliveries().all(), load.begin());
        List<Timeline.Second> withArrivals =
                seconds.stream().filter(s -> s.arrivals() > 0).toList();
        XYPlot latency = plot(
                new MillisAxis("latency, ms"),
                0,
                series(withArrivals, "p50 of the second's arrivals", s -> Math.max(LEAST_MILLIS, s.p50())),
                series(withArrivals, "p99", s -> Math.max(LEAST_MILLIS, s.p99())),
                series(withArrivals, "max", s -> Math.max(LEAST_MILLIS, s.max())));
        // The last second is cut off wherever the last prediction came.
        XYPlot throughput = plot(
                new NumberAxis("per second"),
                LATENCY_SERIES,
                series(withArrivals, "arrivals due", Timeline.Second::arrivals),
                series(
                        seconds.subList(0, Math.max(0, seconds.size() - 1)),
                        "predictions appended",
                        Timeline.Second::predictions));
        CombinedDomainXYPlot both = new CombinedDomainXYPlot(new NumberAxis("seconds from the begin"));
        both.setGap(12);
        for (XYPlot plot : List.of(latency, throughput)) {
            plot.addDomainMarker(
                    new IntervalMarker(0, load.schedule().warmUp().toMillis() / 1e3, WARM_UP), Layer.BACKGROUND);
            load.swaps().forEach(swap -> plot.addDomainMarker(marker(swap, load.begin()), Layer.BACKGROUND));
            both.add(plot);
        }
        JFreeChart chart = chart("End to end", both);
        chart.addSubtitle(new TextTitle(EndToEndTable.title(measurement.plan())));
        chart.addSubtitle(new TextTitle(machine));
        String marks = "grey: warm-up" + (load.swaps().isEmpty() ? "" : "; red lines: a new checkpoint is published");
        chart.addSubtitle(new TextTitle(marks));
        return chart;
    }

    private static JFreeChart distribution(List<Window> windows) {
        XYSeriesCollection data = new XYSeriesCollection();
        for (Window window : windows) {
            Histogram histogram = window.histogram(Latency.DUE_TO_APPENDED);
            XYSeries series = new XYSeries(window.name() + " (" + histogram.getTotalCount() + ")");
            // Beyond one in as many as there are, a percentile is the maximum and says nothing more.
            Percentiles.ALL.stream()
                    .filter(p -> p < 100 && (100 - p) / 100 * histogram.getTotalCount() >= 1)
                    .forEach(p -> series.add(
                            Percentiles.nines(p), Math.max(LEAST_MILLIS, histogram.getValueAtPercentile(p) / 1e3)));
            data.addSeries(series);
        }
        NumberAxis percentiles = new SymbolAxis("percentile", new String[] {"0", "90", "99", "99.9", "99.99"});
        percentiles.setRange(0, 4);
        XYPlot plot =
                new XYPlot(data, percentiles, new MillisAxis("latency, ms"), renderer(data.getSeriesCount(), 0, true));
        return chart("Latency from when an arrival was due to when its prediction was appended", styled(plot));
    }

    private static JFreeChart chart(String title, XYPlot plot) {
        JFreeChart chart = new JFreeChart(title, new Font(Font.SANS_SERIF, Font.BOLD, 17), plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(12, 8, 8, 24));
        return chart;
    }

    private static XYPlot plot(NumberAxis range, int firstColor, XYSeries... series) {
        XYSeriesCollection data = new XYSeriesCollection();
        List.of(series).forEach(data::addSeries);
        return styled(new XYPlot(data, null, range, renderer(series.length, firstColor, false)));
    }

    private static XYPlot styled(XYPlot plot) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setDomainGridlinePaint(Color.LIGHT_GRAY);
        plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
        return plot;
    }

    private static XYLineAndShapeRenderer renderer(int series, int firstColor, boolean points) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, points);
        for (int i = 0; i < series; i++) {
            renderer.setSeriesPaint(i, COLORS.get((firstColor + i) % COLORS.size()));
            renderer.setSeriesStroke(i, new BasicStroke(2));
        }
        return renderer;
    }

    private static XYSeries series(
            List<Timeline.Second> seconds, String name, ToDoubleFunction<Timeline.Second> value) {
        XYSeries series = new XYSeries(name);
        seconds.forEach(s -> series.add(s.second() + 0.5, value.applyAsDouble(s)));
        return series;
    }

    private static ValueMarker marker(Swap swap, long begin) {
        return new ValueMarker((swap.published() - begin) / 1e6, SWAP, new BasicStroke(1.5f));
    }
}
