package io.agestream.system.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** docs/metrics.md, held against what services export. */
public final class MetricsDocument {

    /** Tags whose values are all listed. */
    private static final Set<String> LISTED =
            Set.of("stage", "outcome", "reason", "kind", "fold", "state", "topic", "part");

    private final List<DocumentedMetric> metrics = DocumentedMetric.all();
    private final Set<String> words = DocumentedMetric.words();

    /**
     * Where the document and a service differ.
     *
     * @param service    such as {@code predict}
     * @param exposition what it answers
     * @return a sentence each
     */
    public List<String> differences(String service, String exposition) {
        Exposition exported = Exposition.parse(exposition);
        List<String> differences = new ArrayList<>();
        Set<String> undocumented = new TreeSet<>(exported.ownNames());
        for (DocumentedMetric metric : metrics) {
            if (metric.services().contains(service)) {
                undocumented.remove(metric.name());
                compare(metric, exported).forEach(text -> differences.add(service + ": " + metric.name() + " " + text));
            }
        }
        undocumented.forEach(name -> differences.add(service + ": " + name + " is not documented"));
        for (String tag : LISTED) {
            Set<String> values = exported.valuesOf(tag);
            values.removeIf(words::contains);
            values.forEach(value -> differences.add(service + ": " + tag + "=" + value + " is not documented"));
        }
        return differences;
    }

    private static List<String> compare(DocumentedMetric metric, Exposition exported) {
        String type = exported.types().get(metric.name());
        if (type == null) {
            return List.of("is not exported");
        }
        List<String> differences = new ArrayList<>();
        if (!type.equals(metric.type())) {
            differences.add("is a " + type + " and not a " + metric.type());
        }
        for (Set<String> tags : exported.tagsOf(metric)) {
            if (metric.isOurs() ? !tags.equals(metric.tags()) : !tags.containsAll(metric.tags())) {
                differences.add("has the tags " + tags + " and not " + metric.tags());
            }
        }
        return differences;
    }

    /** Versions that have series. */
    public Set<String> versions(String exposition) {
        return Exposition.parse(exposition).valuesOf("version");
    }
}
