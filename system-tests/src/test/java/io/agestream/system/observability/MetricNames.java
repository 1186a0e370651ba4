package io.agestream.system.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Metrics of ours that may be asked for.
 *
 * @param documented in docs/metrics.md
 * @param recorded   by the rules
 */
record MetricNames(Set<String> documented, Set<String> recorded) {

    private static final Pattern NAME = Pattern.compile("[a-z_:][a-z0-9_:]*");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(agestream_[a-z_]+)`");
    private static final Pattern RECORDED = Pattern.compile("(?m)^ *- record: (\\S+)$");
    private static final String PARTS_OF_A_HISTOGRAM = "_(bucket|sum|count|max)$";

    static MetricNames known() {
        return new MetricNames(
                found(DOCUMENTED, Deployed.read(Deployed.METRICS)),
                found(RECORDED, Deployed.read(Deployed.RULES.resolve("recording.yml"))));
    }

    /** Names in PromQL that are none of these; those of libraries are left to Prometheus' answer. */
    Set<String> unknownIn(String expr) {
        return NAME.matcher(expr)
                .results()
                .map(MatchResult::group)
                .filter(name -> name.startsWith("agestream_") || name.contains(":"))
                .filter(name -> name.contains("agestream"))
                .filter(name -> !recorded.contains(name)
                        && !documented.contains(name)
                        && !documented.contains(name.replaceFirst(PARTS_OF_A_HISTOGRAM, "")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
