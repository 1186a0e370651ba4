package io.agestream.benchmarks.report;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Latency;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.delivery.Timeline;
import io.agestream.benchmarks.delivery.Window;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.benchmarks.installation.ProcessUse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** An end-to-end measurement as CSV files and a picture. */
public final class EndToEndFiles {

    private EndToEndFiles() {}

    /**
     * Writes them.
     *
     * @param machine line that stands under the picture
     * @return their names
     */
    public static List<String> write(Measurement measurement, String machine, Path directory) {
        List<String> names = new ArrayList<>();
        write(summary(measurement), directory, "summary.csv", names);
        measurement.load().ifPresent(load -> {
            write(latency(load.windows()), directory, "latency.csv", names);
            write(timeline(load), directory, "timeline.csv", names);
            write(processes(load.processes()), directory, "processes.csv", names);
            if (!load.swaps().isEmpty()) {
                write(swaps(load), directory, "swaps.csv", names);
            }
            EndToEndPicture.write(measurement, load, machine, directory.resolve("e2e.png"));
            names.add("e2e.png");
        });
        return names;
    }

    private static void write(Csv csv, Path directory, String name, List<String> names) {
        csv.write(directory.resolve(name));
        names.add(name);
    }

    private static Csv summary(Measurement measurement) {
        Csv csv = new Csv("run", "what", "value");
        measurement.saturation().ifPresent(saturation -> {
            saturation.perSecond().ifPresent(rate -> csv.row("saturation", "per_second", rate));
            exactness(csv, "saturation", saturation.deliveries());
            processTotals(csv, "saturation", saturation.processes());
        });
        measurement.load().ifPresent(load -> {
            exactness(csv, "load", load.deliveries());
            processTotals(csv, "load", load.processes());
        });
        return csv;
    }

    private static void exactness(Csv csv, String run, Deliveries deliveries) {
        csv.row(run, "arrivals", deliveries.arrivals())
                .row(run, "lost", deliveries.lost())
                .row(run, "doubled", deliveries.doubled())
                .row(run, "dead_letters", deliveries.deadLetters())
                .row(run, "unexpected", deliveries.unexpected());
    }

    private static void processTotals(Csv csv, String run, List<ProcessUse.Sample> samples) {
        ProcessUse.totals(samples).forEach(total -> csv.row(run, total.process() + "_cpu_seconds", total.cpuSeconds())
                .row(run, total.process() + "_rss_first_bytes", total.firstRss())
                .row(run, total.process() + "_rss_last_bytes", total.lastRss())
                .row(run, total.process() + "_rss_peak_bytes", total.peakRss()));
    }

    private static Csv latency(List<Window> windows) {
        Csv csv = new Csv("window", "latency", "percentile", "milliseconds", "count");
        for (Window window : windows) {
            for (Latency latency : Latency.values()) {
                Histogram histogram = window.histogram(latency);
                for (double percentile : Percentiles.ALL) {
                    csv.row(
                            window.name(),
                            latency,
                            Double.toString(percentile),
                            histogram.getValueAtPercentile(percentile) / 1e3,
                            histogram.getTotalCount());
                }
            }
        }
        return csv;
    }

    private static Csv timeline(Measurement.Load load) {
        Csv csv = new Csv("second", "arrivals", "predictions", "p50_ms", "p99_ms", "max_ms");
        Timeline.of(load.deliveries().all(), load.begin())
                .forEach(s -> csv.row(s.second(), s.arrivals(), s.predictions(), s.p50(), s.p99(), s.max()));
        return csv;
    }

    private static Csv processes(List<ProcessUse.Sample> samples) {
        Csv csv = new Csv("second", "process", "cpu_seconds", "rss_bytes");
        samples.forEach(s -> csv.row(s.second(), s.process(), s.cpuSeconds(), s.rssBytes()));
        return csv;
    }

    private static Csv swaps(Measurement.Load load) {
        Csv csv = new Csv("version", "published_second", "first_prediction_ms");
        for (Swap swap : load.swaps()) {
            Long micros = SwapTimes.micros(swap);
            csv.row(
                    swap.version(),
                    (swap.published() - load.begin()) / 1e6,
                    micros == null ? "" : Double.valueOf(micros / 1e3));
        }
        return csv;
    }
}
