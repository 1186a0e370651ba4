package io.agestream.system.observability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question to Prometheus.
 *
 * @param place   where it stands, for the test's message
 * @param expr    PromQL, with Grafana's variables
 * @param instant of this moment; otherwise over the time that is looked at
 */
record Query(String place, String expr, boolean instant) {

    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *(\\w+)\\)");

    /** What fills a variable: the values of a label are those of the groups by it. */
    static Query ofLabelValues(String place, String text) {
        Matcher matcher = LABEL_VALUES.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(place + ": " + text + " is no label_values(series, label)");
        }
        return new Query(place, "count by (" + matcher.group(2) + ") (" + matcher.group(1) + ")", false);
    }

    /** As Grafana asks when nothing is narrowed down, with Prometheus scraping once a second. */
    String withoutVariables() {
        return expr.replace("$__rate_interval", "10s")
                .replace("$__range", "5m")
                .replace("$__interval", "5s")
                .replaceAll("\\$(instance|model|version)\\b", ".*");
    }
}
