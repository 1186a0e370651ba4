package io.agestream.model.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How right a model is on the examples that have something in common.
 *
 * @param name              what they have in common: the name of their age group, or the value of a label
 * @param examples          how many
 * @param accuracy          share in the right group; for the examples of one group, its recall; null if not told
 * @param meanAbsoluteError of the expected age in years; null if not told
 */
public record Cell(
        String name,
        int examples,
        @Nullable Share accuracy,
        @Nullable Double meanAbsoluteError) {

    /** Tells nothing but the count if there are no examples. */
    static Cell of(String name, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return new Cell(name, 0, null, null);
        }
        return new Cell(
                name,
                outcomes.size(),
                Share.of(outcomes, Outcome::right),
                Outcome.mean(outcomes, Outcome::absoluteError));
    }

    /** Tells nothing but the count if there are fewer than {@value Share#FEWEST} examples. */
    static Cell ofEnough(String name, List<Outcome> outcomes) {
        return outcomes.size() < Share.FEWEST ? new Cell(name, outcomes.size(), null, null) : of(name, outcomes);
    }
}
