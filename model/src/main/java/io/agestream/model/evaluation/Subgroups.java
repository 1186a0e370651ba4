package io.agestream.model.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How right a model is by the values of one label.
 *
 * @param label      name of it, for instance {@code sex}
 * @param cells      one per value, in the values' order; of fewer than {@value Share#FEWEST} examples only the count is told
 * @param unlabelled examples without the label
 */
public record Subgroups(String label, List<Cell> cells, int unlabelled) {

    public Subgroups {
        cells = List.copyOf(cells);
    }

    static Subgroups of(String label, List<Outcome> outcomes) {
        Map<String, List<Outcome>> byValue = new TreeMap<>();
        int unlabelled = 0;
        for (Outcome outcome : outcomes) {
            String value = outcome.labels().get(label);
            if (value == null) {
                unlabelled++;
            } else {
                byValue.computeIfAbsent(value, first -> new ArrayList<>()).add(outcome);
            }
        }
        List<Cell> cells = new ArrayList<>();
        byValue.forEach((value, members) -> cells.add(Cell.ofEnough(value, members)));
        return new Subgroups(label, cells, unlabelled);
    }
}
