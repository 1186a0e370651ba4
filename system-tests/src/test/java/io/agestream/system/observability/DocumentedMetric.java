package io.agestream.system.observability;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of the tables of docs/metrics.md.
 *
 * @param tags     all of them for a metric of ours, some of them for a library's
 * @param services that export it
 */
public record DocumentedMetric(String name, String type, Set<String> tags, Set<String> services) {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| `([a-z_]+)` \\| (counter|gauge|histogram|summary) \\|[^|]*\\|([^|]*)\\| ([a-z, ]+) \\|.*$");
    /** As in {@code stage="predict"}. */
    private static final Pattern VALUE = Pattern.compile("`[a-z]+=\"([^\"`]+)\"`");

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    static List<DocumentedMetric> all() {
        return ROW.matcher(Deployed.read(Deployed.METRICS))
                .results()
                .map(row -> new DocumentedMetric(
                        row.group(1),
                        row.group(2),
                        quoted(row.group(3)),
                        Set.of(row.group(4).split(", "))))
                .toList();
    }

    /** Every word that the document sets off as one: names, and the values that tags can have. */
    static Set<String> words() {
        String text = Deployed.read(Deployed.METRICS);
        Set<String> words = quoted(text);
        VALUE.matcher(text).results().forEach(value -> words.add(value.group(1)));
        return words;
    }

    boolean isOurs() {
        return name.startsWith(Exposition.OURS);
    }

    private static Set<String> quoted(String text) {
        Set<String> quoted = new TreeSet<>();
        Matcher matcher = QUOTED.matcher(text);
        while (matcher.find()) {
            quoted.add(matcher.group(1));
        }
        return quoted;
    }
}
