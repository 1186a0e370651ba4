package io.agestream.system.load;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was sent against what came out.
 *
 * @param expected   number of ids that had to come out
 * @param missing    acknowledged, but never came out
 * @param doubled    came out more than once, and how often
 * @param unexpected came out, but were never sent
 */
public record Reconciliation(int expected, Set<String> missing, Map<String, Integer> doubled, Set<String> unexpected) {

    private static final int SHOWN = 8;

    /**
     * @param acknowledged ids that must come out once
     * @param uncertain    ids that may come out once
     * @param counts       how often each id came out
     */
    public static Reconciliation of(Set<String> acknowledged, Set<String> uncertain, Map<String, Integer> counts) {
        Set<String> missing = new TreeSet<>(acknowledged);
        missing.removeAll(counts.keySet());
        Set<String> unexpected = new TreeSet<>(counts.keySet());
        unexpected.removeAll(acknowledged);
        unexpected.removeAll(uncertain);
        Map<String, Integer> doubled = new TreeMap<>(counts);
        doubled.values().removeIf(count -> count == 1);
        return new Reconciliation(acknowledged.size(), missing, doubled, unexpected);
    }

    public static Reconciliation of(Flow flow, Outcomes outcomes) {
        return of(flow.acknowledged(), flow.uncertain(), outcomes.counts());
    }

    public boolean isExact() {
        return missing.isEmpty() && doubled.isEmpty() && unexpected.isEmpty();
    }

    /** One sentence with a few of the ids. */
    public String describe() {
        return "of %d acknowledged records %d are missing%s, %d doubled%s, %d unexpected%s"
                .formatted(
                        expected,
                        missing.size(),
                        some(missing),
                        doubled.size(),
                        some(doubled.entrySet()),
                        unexpected.size(),
                        some(unexpected));
    }

    private static String some(Collection<?> ids) {
        return ids.isEmpty()
                ? ""
                : ids.stream().limit(SHOWN).map(Object::toString).collect(Collectors.joining(", ", " (", ")"));
    }
}
