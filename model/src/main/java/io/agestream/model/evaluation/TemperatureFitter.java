package io.agestream.model.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the temperature of the least negative log-likelihood. Nothing proves that there is only one minimum where outputs
 * stand for single years, so a coarse grid comes before the golden section.
 */
record TemperatureFitter(OutcomeReader reader) {

    private static final int GRID = 24;

    /** Of ln temperature: a hundredth of a percent of the temperature. */
    private static final double TOLERANCE = 1e-4;

    private static final double GOLDEN_RATIO = (Math.sqrt(5) - 1) / 2;

    /** Whether each half has so many examples of an age in the groups that a temperature says something. */
    boolean canFit(List<LabelledOutput> examples) {
        Map<Boolean, Long> halves = reader.inGroups(examples).stream()
                .collect(Collectors.partitioningBy(TemperatureFitter::isInFirstHalf, Collectors.counting()));
        return halves.values().stream().allMatch(count -> count >= Share.FEWEST);
    }

    /** @throws IllegalArgumentException if one half has no example of an age in the groups */
    TemperatureFit fit(List<LabelledOutput> examples) {
        List<LabelledOutput> inGroups = reader.inGroups(examples);
        List<LabelledOutput> first =
                inGroups.stream().filter(TemperatureFitter::isInFirstHalf).toList();
        List<LabelledOutput> second =
                inGroups.stream().filter(example -> !isInFirstHalf(example)).toList();
        if (first.isEmpty() || second.isEmpty()) {
            throw new IllegalArgumentException(
                    "A temperature is fitted on one half of the examples and tried on the other,"
                            + " but they split into " + first.size() + " and " + second.size());
        }
        double ofFirst = best(first);
        double ofSecond = best(second);
        List<Outcome> crossFitted = new ArrayList<>(reader.read(first, ofSecond));
        crossFitted.addAll(reader.read(second, ofFirst));
        double ofAll = best(inGroups);
        return new TemperatureFit(
                ofAll,
                List.of(
                        new TemperatureFit.Half(first.size(), ofFirst),
                        new TemperatureFit.Half(second.size(), ofSecond)),
                Sureness.of(crossFitted, ofAll));
    }

    private double best(List<LabelledOutput> examples) {
        return Math.exp(
                minimum(ln -> Outcome.mean(reader.read(examples, Math.exp(ln)), Outcome::negativeLogLikelihood)));
    }

    private static boolean isInFirstHalf(LabelledOutput example) {
        return isInFirstHalf(example.hash());
    }

    /**
     * Folds are chosen by the remainder of a hash, so that a validation fold has only even ones, say; hence the mixing by
     * SplitMix64 (Steele, Lea and Flood 2014) before a bit is taken.
     */
    static boolean isInFirstHalf(long hash) {
        long mixed = hash + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return (mixed ^ (mixed >>> 31)) >= 0;
    }

    private static double minimum(DoubleUnaryOperator figure) {
        double first = Math.log(TemperatureFit.LOWEST);
        double step = (Math.log(TemperatureFit.HIGHEST) - first) / GRID;
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i <= GRID; i++) {
            double value = figure.applyAsDouble(first + i * step);
            if (value < least) {
                best = i;
                least = value;
            }
        }
        return goldenSection(figure, first + Math.max(best - 1, 0) * step, first + Math.min(best + 1, GRID) * step);
    }

    private static double goldenSection(DoubleUnaryOperator figure, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN_RATIO * (high - low);
        double right = low + GOLDEN_RATIO * (high - low);
        double atLeft = figure.applyAsDouble(left);
        double atRight = figure.applyAsDouble(right);
        while (high - low > TOLERANCE) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN_RATIO * (high - low);
                atLeft = figure.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN_RATIO * (high - low);
                atRight = figure.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
