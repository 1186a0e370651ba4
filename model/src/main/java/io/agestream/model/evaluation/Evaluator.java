package io.agestream.model.evaluation;

import io.agestream.model.age.AgeReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how right a model is on examples whose age is known. Examples of an age outside all groups are counted and left out.
 * Every method throws an {@link IllegalArgumentException} with a sentence fit for a user if no example remains or one does
 * not fit the reading.
 *
 * @param reading what the model's outputs mean
 */
public record Evaluator(AgeReading reading) {

    private static final double CUMULATIVE_SCORE_YEARS = 5;

    /**
     * All figures over all examples.
     *
     * @param temperature that the logits are divided by before the softmax, above 0
     */
    public Evaluation evaluate(List<LabelledOutput> examples, double temperature) {
        List<Outcome> outcomes = new OutcomeReader(reading).read(examples, temperature);
        ConfusionMatrix confusion = ConfusionMatrix.of(reading.groups().count(), outcomes);
        List<Cell> byGroup = byGroup(outcomes);
        return new Evaluation(
                temperature,
                outcomes.size(),
                examples.size() - outcomes.size(),
                Share.of(outcomes, Outcome::right),
                Share.of(outcomes, Outcome::oneOff),
                Outcome.mean(outcomes, Outcome::negativeLogLikelihood),
                Outcome.mean(outcomes, Outcome::brier),
                Calibration.of(outcomes),
                confusion.macroF1(),
                confusion,
                Outcome.mean(outcomes, Outcome::absoluteError),
                Share.of(outcomes, outcome -> outcome.absoluteError() <= CUMULATIVE_SCORE_YEARS),
                byGroup,
                worstServed(byGroup));
    }

    /**
     * The temperature that makes the true groups most likely, and each half of the examples at the temperature of the other.
     * The hashes say which is which. If every example is right there is no best one, and the search ends near its lower end.
     */
    public TemperatureFit fitTemperature(List<LabelledOutput> examples) {
        return new TemperatureFitter(new OutcomeReader(reading)).fit(examples);
    }

    /**
     * Accuracy and error by the values of a label.
     *
     * @param temperature that the logits are divided by before the softmax, above 0
     */
    public Subgroups subgroups(String label, List<LabelledOutput> examples, double temperature) {
        return Subgroups.of(label, new OutcomeReader(reading).read(examples, temperature));
    }

    /**
     * Everything about a model that is to get its temperature from these examples. It stays at 1 if either half of them has
     * fewer than {@value Share#FEWEST} in the groups.
     */
    public Assessment assessAndFit(List<LabelledOutput> examples) {
        TemperatureFitter fitter = new TemperatureFitter(new OutcomeReader(reading));
        TemperatureFit fit = fitter.canFit(examples) ? fitter.fit(examples) : null;
        return assess(examples, fit == null ? 1 : fit.toServe(untempered(examples)), fit);
    }

    /**
     * Everything about a model that has its temperature already.
     *
     * @param temperature above 0
     */
    public Assessment assess(List<LabelledOutput> examples, double temperature) {
        return assess(examples, temperature, null);
    }

    private Assessment assess(List<LabelledOutput> examples, double temperature, @Nullable TemperatureFit fit) {
        List<Subgroups> subgroups = examples.stream()
                .flatMap(example -> example.labels().keySet().stream())
                .distinct()
                .sorted()
                .map(label -> subgroups(label, examples, temperature))
                .toList();
        return new Assessment(evaluate(examples, temperature), untempered(examples), fit, subgroups);
    }

    private Sureness untempered(List<LabelledOutput> examples) {
        return Sureness.of(new OutcomeReader(reading).read(examples, 1), 1);
    }

    private List<Cell> byGroup(List<Outcome> outcomes) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < reading.groups().count(); i++) {
            int group = i;
            cells.add(Cell.of(
                    reading.groups().names().get(group),
                    outcomes.stream()
                            .filter(outcome -> outcome.truth() == group)
                            .toList()));
        }
        return cells;
    }

    private static @Nullable Cell worstServed(List<Cell> byGroup) {
        Cell worst = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (Cell cell : byGroup) {
            Share recall = cell.accuracy();
            if (recall != null && recall.of() >= Share.FEWEST && recall.value() < lowest) {
                worst = cell;
                lowest = recall.value();
            }
        }
        return worst;
    }
}
