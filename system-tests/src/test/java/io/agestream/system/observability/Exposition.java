package io.agestream.system.observability;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a service exports at a moment, in Prometheus' text format or as OpenMetrics, which names the family of a counter
 * without {@code _total}.
 *
 * @param types  by the name that Prometheus shows
 * @param series the samples' names with their labels, each with its value
 */
record Exposition(Map<String, String> types, Map<Series, Double> series) {

    static final String OURS = "agestream_";

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\S+) (\\S+)");
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** One of the values that change. */
    record Series(String name, Map<String, String> labels) {}

    static Exposition parse(String text) {
        Map<String, String> types = new TreeMap<>();
        Map<Series, Double> series = new java.util.HashMap<>();
        text.lines().forEach(line -> {
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (type.matches()) {
                types.put(shown(type.group(1), type.group(2)), type.group(2));
            } else if (!line.startsWith("#") && sample.matches()) {
                series.put(new Series(sample.group(1), labels(sample.group(2))), number(sample.group(3)));
            }
        });
        return new Exposition(types, series);
    }

    private static String shown(String name, String type) {
        return type.equals("counter") && !name.endsWith("_total") ? name + "_total" : name;
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher matcher = LABEL.matcher(text == null ? "" : text);
        while (matcher.find()) {
            labels.put(matcher.group(1), matcher.group(2));
        }
        return labels;
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    /** Of ours, a histogram's greatest value left out, which is a gauge beside it. */
    Set<String> ownNames() {
        return types.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .filter(name -> !isGreatestOfAHistogram(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isGreatestOfAHistogram(String name) {
        return name.endsWith("_max") && "histogram".equals(types.get(name.replaceFirst("_max$", "")));
    }

    /** The different sets of tags that a metric's series have; a bucket's bound is none. */
    Set<Set<String>> tagsOf(DocumentedMetric metric) {
        String sample = metric.type().equals("histogram") ? metric.name() + "_count" : metric.name();
        return series.keySet().stream()
                .filter(s -> s.name().equals(sample) || s.name().equals(metric.name() + "_count"))
                .map(s -> s.labels().keySet())
                .collect(Collectors.toSet());
    }

    /** The values that a tag has in series of ours. */
    Set<String> valuesOf(String tag) {
        return series.keySet().stream()
                .filter(s -> s.name().startsWith(OURS))
                .map(s -> s.labels().get(tag))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The sum over the series of this name whose labels contain these. */
    double sum(String name, Map<String, String> labels) {
        return series.entrySet().stream()
                .filter(e -> e.getKey().name().equals(name)
                        && e.getKey().labels().entrySet().containsAll(labels.entrySet()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
