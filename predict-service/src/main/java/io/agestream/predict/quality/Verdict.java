package io.agestream.predict.quality;

import io.agestream.model.age.AgeGroups;
import io.agestream.model.split.Fold;
import io.agestream.predict.scoring.PredictedTensor;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How right one prediction is.
 *
 * @param fold          of the example that the same image is, if it is learnt from
 * @param actual        group of the age that it came with, from 0
 * @param predicted     the most probable group, from 0
 * @param absoluteError of the expected age, in years
 */
public record Verdict(Fold fold, int actual, int predicted, double absoluteError) {

    /** In the words of metrics. */
    public enum Outcome {
        EXACT,
        ONE_OFF,
        WRONG;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Empty if the image came without an age, or with one that is in no group. */
    public static Optional<Verdict> of(PredictedTensor image, AgeGroups groups) {
        if (image.age().isEmpty()) {
            return Optional.empty(); // most of them: no hash of theirs is computed
        }
        double age = image.age().getAsDouble();
        OptionalInt actual = groups.groupOf(age);
        if (actual.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Verdict(
                Fold.of(image.tensor()),
                actual.getAsInt(),
                groups.names().indexOf(image.prediction().ageGroup()),
                Math.abs(image.prediction().expectedAge() - age)));
    }

    /** Right, wrong by a neighbour, or wrong. */
    public Outcome outcome() {
        return switch (Math.abs(actual - predicted)) {
            case 0 -> Outcome.EXACT;
            case 1 -> Outcome.ONE_OFF;
            default -> Outcome.WRONG;
        };
    }
}
