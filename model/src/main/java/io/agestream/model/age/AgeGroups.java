package io.agestream.model.age;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Consecutive half-open ranges of ages: {@code edges[i] ≤ age < edges[i + 1]} is group {@code i}, counted from 0. An age
 * below the first edge or not below the last one belongs to no group.
 *
 * @param edges in years, ascending, two or more
 * @param names one per group, all different
 */
public record AgeGroups(List<Integer> edges, List<String> names) {

    /** The ten groups of the article: 1–5, 6–10, 11–15, 16–18, 19–21, 22–30, 31–44, 45–60, 61–80, 81–100. */
    public static final AgeGroups DEFAULT = ofEdges(List.of(1, 6, 11, 16, 19, 22, 31, 45, 61, 81, 101));

    @JsonCreator
    public AgeGroups(@JsonProperty("edges") List<Integer> edges, @JsonProperty("names") List<String> names) {
        if (edges.size() < 2) {
            throw new IllegalArgumentException("Age groups need two edges or more, not " + edges);
        }
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i) <= edges.get(i - 1)) {
                throw new IllegalArgumentException("The edges of age groups must ascend, but they are " + edges);
            }
        }
        if (names.size() != edges.size() - 1 || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException(
                    (edges.size() - 1) + " age groups need as many different names, not " + names);
        }
        this.edges = List.copyOf(edges);
        this.names = List.copyOf(names);
    }

    /** Groups named after the whole years they hold: {@code 6-10}, or {@code 6} if it is one year. */
    public static AgeGroups ofEdges(List<Integer> edges) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < edges.size(); i++) {
            int first = edges.get(i - 1);
            int last = edges.get(i) - 1;
            names.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
        return new AgeGroups(edges, names);
    }

    /** Number of groups. */
    public int count() {
        return names.size();
    }

    /**
     * The group of an age.
     *
     * @return from 0; empty if the age is outside all ranges
     */
    public OptionalInt groupOf(double years) {
        if (!(years >= edges.get(0) && years < edges.get(edges.size() - 1))) {
            return OptionalInt.empty();
        }
        int group = 0;
        while (years >= edges.get(group + 1)) {
            group++;
        }
        return OptionalInt.of(group);
    }

    /** 1 at the place of the group, 0 elsewhere. */
    public float[] oneHot(int group) {
        float[] vector = new float[count()];
        vector[group] = 1f;
        return vector;
    }

    /**
     * The mean age under these probabilities, a group standing for the middle of the whole years it holds.
     *
     * @param probabilities one per group
     * @return years
     */
    public double expectedAge(float[] probabilities) {
        double age = 0;
        for (int i = 0; i < count(); i++) {
            age += probabilities[i] * (edges.get(i) + edges.get(i + 1) - 1) / 2.0;
        }
        return age;
    }
}
