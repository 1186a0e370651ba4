package io.agestream.model.evaluation;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.age.AgeReading;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads outcomes from outputs. Examples of an age outside all groups are left out, as training leaves them out: there is no
 * group that could be right.
 */
record OutcomeReader(AgeReading reading) {

    /**
     * The examples of an age in the groups, in their order; one at least.
     *
     * @throws IllegalArgumentException if there is none
     */
    List<LabelledOutput> inGroups(List<LabelledOutput> examples) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("There are no examples to evaluate the model on");
        }
        AgeGroups groups = reading.groups();
        List<LabelledOutput> inGroups = examples.stream()
                .filter(example -> groups.groupOf(example.years()).isPresent())
                .toList();
        if (inGroups.isEmpty()) {
            throw new IllegalArgumentException("None of the " + examples.size()
                    + " examples is of an age in the groups " + String.join(", ", groups.names())
                    + ", so there is nothing to evaluate the model on");
        }
        return inGroups;
    }

    /**
     * The outcomes of the examples of an age in the groups, in their order; one at least.
     *
     * @throws IllegalArgumentException if there is none, one has another number of outputs than the reading, or the
     *     temperature is not above 0
     */
    List<Outcome> read(List<LabelledOutput> examples, double temperature) {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("A temperature must be above 0, not " + temperature);
        }
        List<Outcome> outcomes = new ArrayList<>(examples.size());
        for (LabelledOutput example : inGroups(examples)) {
            if (example.logits().length != outputs()) {
                throw new IllegalArgumentException(
                        "An example has " + example.logits().length + " outputs, but the model " + outputs());
            }
            int truth = reading.groups().groupOf(example.years()).orElseThrow();
            outcomes.add(Outcome.of(reading, example, truth, temperature));
        }
        return outcomes;
    }

    private int outputs() {
        AgeRange ages = reading.ages();
        return ages == null ? reading.groups().count() : ages.count();
    }
}
