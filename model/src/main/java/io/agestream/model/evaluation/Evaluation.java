package io.agestream.model.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How right a model is on some examples.
 *
 * @param temperature           that the logits were divided by
 * @param examples              of an age in the groups: what all figures speak of
 * @param outside               examples of an age outside all groups, left out of every figure
 * @param accuracy              share whose most probable group is the true one
 * @param oneOff                share whose most probable group is the true one or a neighbour of it
 * @param negativeLogLikelihood mean over the examples of −ln of the true group's probability, taken as 1e-12 where it is
 *     smaller; 0 or more, in nats
 * @param brier                 mean over the examples of the squared differences between probabilities and truth, summed
 *     over the groups: 0 to 2
 * @param calibration           whether it is right as often as it says
 * @param macroF1               {@link ConfusionMatrix#macroF1()}, 0 to 1
 * @param confusion             which groups are taken for which
 * @param meanAbsoluteError     of the expected age, in years
 * @param withinFiveYears       share whose expected age is wrong by 5 years or less: the cumulative score CS@5
 * @param byGroup               the same by the group of the true age, one each in the groups' order
 * @param worstServed           the one of them of {@value Share#FEWEST} examples or more that has the lowest recall, the
 *     youngest of equals; null if none has so many
 */
public record Evaluation(
        double temperature,
        int examples,
        int outside,
        Share accuracy,
        Share oneOff,
        double negativeLogLikelihood,
        double brier,
        Calibration calibration,
        double macroF1,
        ConfusionMatrix confusion,
        double meanAbsoluteError,
        Share withinFiveYears,
        List<Cell> byGroup,
        @Nullable Cell worstServed) {

    public Evaluation {
        byGroup = List.copyOf(byGroup);
    }
}
