package io.agestream.benchmarks.report;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Latency;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.delivery.Window;
import io.agestream.benchmarks.endtoend.Measurement;
import io.agestream.benchmarks.endtoend.Plan;
import io.agestream.benchmarks.installation.ProcessUse;
import io.agestream.benchmarks.load.Schedule;
import io.agestream.cli.console.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** An end-to-end measurement as lines for a terminal. */
public final class EndToEndTable {

    private EndToEndTable() {}

    public static List<String> lines(Measurement measurement) {
        List<String> lines = new ArrayList<>();
        lines.add(title(measurement.plan()));
        measurement.saturation().ifPresent(saturation -> {
            lines.add("");
            lines.add(
                    saturation.perSecond().isPresent()
                            ? format(
                                    "saturation %.1f/s (backlog of %,d, between its first 30 %% and its last 5 %%)",
                                    saturation.perSecond().getAsDouble(),
                                    saturation.deliveries().arrivals())
                            : "saturation: the backlog was too small to tell");
            lines.add(exactness(saturation.deliveries()));
            lines.addAll(processes(saturation.processes()));
        });
        measurement.load().ifPresent(load -> {
            lines.add("");
            lines.add(offered(load.schedule()));
            lines.addAll(latencies(load.windows()));
            lines.add(
                    measurement.stampedByBroker()
                            ? "appended: the broker's time, in whole milliseconds; read: by a read_committed consumer"
                            : "appended: the time at which predict sent it, since the topic has CreateTime; read: by a"
                                    + " read_committed consumer");
            lines.add("");
            lines.add(exactness(load.deliveries()));
            if (!load.swaps().isEmpty()) {
                lines.add(swaps(load.swaps()));
            }
            lines.add("");
            lines.addAll(processes(load.processes()));
        });
        return lines;
    }

    /** What was measured, in one line. */
    public static String title(Plan plan) {
        String what = plan.input().toString().toLowerCase(Locale.ROOT) + ", "
                + plan.workload().map(Object::toString).orElse("saturation only");
        if (plan.workload().isPresent()) {
            what += " after " + plan.warmUp().toSeconds() + " s of warm-up";
        }
        if (plan.target() instanceof Plan.Own own) {
            return what + ", network " + own.network() + (own.engine().isBlank() ? "" : " with " + own.engine()) + ", "
                    + own.instances() + " × predict, " + own.partitions() + " partitions";
        }
        return what + ", " + ((Plan.Running) plan.target()).bootstrapServers();
    }

    /** The rates in numbers, whatever shares they were given as. */
    private static String offered(Schedule schedule) {
        return "offered: "
                + String.join(
                        ", ",
                        schedule.steps().stream()
                                .map(step -> format("%.1f/s", step.perSecond()))
                                .distinct()
                                .toList());
    }

    private static List<String> latencies(List<Window> windows) {
        Table table = new Table("window", "latency, ms", ">count", ">p50", ">p90", ">p99", ">p99.9", ">max");
        for (Window window : windows) {
            for (Latency latency : Latency.values()) {
                Histogram histogram = window.histogram(latency);
                table.row(
                        latency == Latency.DUE_TO_APPENDED ? window.name() : "",
                        latency.toString(),
                        format("%,d", histogram.getTotalCount()),
                        millis(histogram, 50),
                        millis(histogram, 90),
                        millis(histogram, 99),
                        millis(histogram, 99.9),
                        millis(histogram, 100));
            }
        }
        return table.lines();
    }

    private static String exactness(Deliveries deliveries) {
        return format(
                "%,d arrivals: %,d lost, %,d doubled, %,d dead letters, %,d unexpected",
                deliveries.arrivals(),
                deliveries.lost(),
                deliveries.doubled(),
                deliveries.deadLetters(),
                deliveries.unexpected());
    }

    private static String swaps(List<Swap> swaps) {
        long[] micros = SwapTimes.micros(swaps);
        if (micros.length == 0) {
            return format("%,d swaps, none of which made a prediction", swaps.size());
        }
        Arrays.sort(micros);
        return format(
                "%,d swaps, %,d came to score; manifest published to first prediction appended: median %.0f ms, max %.0f"
                        + " ms",
                swaps.size(), micros.length, micros[micros.length / 2] / 1e3, micros[micros.length - 1] / 1e3);
    }

    private static List<String> processes(List<ProcessUse.Sample> samples) {
        Table table = new Table("process", ">CPU s", ">cores", ">RSS first, MB", ">last", ">peak");
        ProcessUse.totals(samples)
                .forEach(total -> table.row(
                        total.process(),
                        format("%.1f", total.cpuSeconds()),
                        format("%.2f", total.cores()),
                        megabytes(total.firstRss()),
                        megabytes(total.lastRss()),
                        megabytes(total.peakRss())));
        return table.lines();
    }

    private static String millis(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0 ? "-" : format("%.1f", histogram.getValueAtPercentile(percentile) / 1e3);
    }

    private static String megabytes(long bytes) {
        return bytes == 0 ? "-" : format("%,d", bytes / 1_000_000);
    }

    private static String format(String format, Object... args) {
        return String.format(Locale.ROOT, format, args);
    }
}
