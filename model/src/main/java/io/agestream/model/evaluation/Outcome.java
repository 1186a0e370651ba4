package io.agestream.model.evaluation;

import io.agestream.model.age.AgeReading;
import io.agestream.model.probability.Probabilities;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One example's truth beside what the model says of it at some temperature.
 *
 * @param truth         group of the true age, from 0
 * @param years         the true age
 * @param probabilities one per group; their sum is below 1 by what ages outside all groups have
 * @param group         the most probable one, the first of equals
 * @param expectedAge   in years
 * @param labels        of the example by name
 */
record Outcome(
        int truth, double years, float[] probabilities, int group, double expectedAge, Map<String, String> labels) {

    /** Keeps the logarithm finite where a model rules the truth out: such an example costs 27.6, not infinity. */
    static final double LEAST_PROBABILITY = 1e-12;

    static Outcome of(AgeReading reading, LabelledOutput example, int truth, double temperature) {
        float[] outputs = Probabilities.softmax(example.logits(), temperature);
        float[] probabilities = reading.groupProbabilities(outputs);
        return new Outcome(
                truth,
                example.years(),
                probabilities,
                Probabilities.largest(probabilities),
                reading.expectedAge(outputs),
                example.labels());
    }

    boolean right() {
        return group == truth;
    }

    boolean oneOff() {
        return Math.abs(group - truth) <= 1;
    }

    /** Probability of the predicted group. */
    double confidence() {
        return probabilities[group];
    }

    /** In nats. */
    double negativeLogLikelihood() {
        return -Math.log(Math.max(probabilities[truth], LEAST_PROBABILITY));
    }

    /** Squared differences from the truth's one-hot vector, summed over the groups: 0 to 2. */
    double brier() {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            double difference = probabilities[i] - (i == truth ? 1.0 : 0.0);
            sum += difference * difference;
        }
        return sum;
    }

    /** In years. */
    double absoluteError() {
        return Math.abs(expectedAge - years);
    }

    static double mean(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
        return outcomes.stream().mapToDouble(figure).average().orElseThrow();
    }
}
