package io.agestream.benchmarks.scaling;

import io.agestream.benchmarks.delivery.Throughput;
import io.agestream.benchmarks.endtoend.Measurement.Saturation;
import io.agestream.benchmarks.installation.ProcessUse;
import io.agestream.cli.console.CommandFailedException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What it took to work off a backlog.
 *
 * @param perSecond    images
 * @param cpuMillis    processor time of broker and services per image, between the first 30 % and the last 5 % of the
 *     backlog
 * @param peakRssBytes the most resident memory of each service's process, by name; instances of predict by their mean
 */
record Cost(double perSecond, double cpuMillis, Map<String, Double> peakRssBytes) {

    private static final String GENERATOR = "generator";
    private static final String PREDICT = "predict";

    static Cost of(Saturation saturation) {
        Throughput.Middle middle = Throughput.middle(saturation.deliveries().all())
                .orElseThrow(() -> new CommandFailedException(
                        "The backlog was too small to tell what an image costs: give a larger one with --backlog."));
        List<ProcessUse.Sample> samples = saturation.processes().stream()
                .filter(sample -> !sample.process().equals(GENERATOR))
                .toList();
        double from = (middle.from() - saturation.begin()) / 1e6;
        double to = (middle.to() - saturation.begin()) / 1e6;
        double cpuSeconds = ProcessUse.cpuSeconds(samples, from, to);
        return new Cost(middle.perSecond(), cpuSeconds * 1e3 / middle.count(), peaks(samples));
    }

    private static Map<String, Double> peaks(List<ProcessUse.Sample> samples) {
        Map<String, Double> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        ProcessUse.totals(samples).forEach(total -> {
            String service = total.process().startsWith(PREDICT) ? PREDICT : total.process();
            sums.merge(service, (double) total.peakRss(), Double::sum);
            counts.merge(service, 1, Integer::sum);
        });
        sums.replaceAll((service, sum) -> sum / counts.getOrDefault(service, 1));
        return sums;
    }
}
