package io.agestream.train.training;

import io.agestream.model.age.AgeReading;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * By how much a sample shows each age group more often than the training fold does, as what the loss adds to the logits. A
 * network that learns with it goes on saying how likely a group is in the fold, not in the sample: otherwise it would learn
 * from a stream of toddlers that most people are toddlers. Sources: Menon et al., "Long-tail Learning via Logit Adjustment",
 * 2021; for replay: Huang et al., "Online Continual Learning via Logit Adjusted Softmax", 2024.
 */
final class PriorShift {

    private PriorShift() {}

    /**
     * The shift, ln (share of the sample / share of the fold), each with one more example of each group than there is, so
     * that it is finite.
     *
     * @param groups of the fold, from 0
     * @param order  places in the fold that the sample takes
     * @return one per output of the network
     */
    static float[] of(AgeReading reading, int[] groups, int[] order) {
        double[] fold = shares(reading, Arrays.stream(groups));
        double[] sample = shares(reading, Arrays.stream(order).map(place -> groups[place]));
        double[] ofGroup = IntStream.range(0, fold.length)
                .mapToDouble(group -> Math.log(sample[group] / fold[group]))
                .toArray();
        if (reading.ages() == null) {
            return floats(ofGroup);
        }
        int first = reading.ages().first();
        return floats(IntStream.range(first, first + reading.ages().count())
                .mapToDouble(year -> reading.groups().groupOf(year).stream()
                        .mapToDouble(group -> ofGroup[group])
                        .findFirst()
                        .orElse(0))
                .toArray());
    }

    private static double[] shares(AgeReading reading, IntStream groups) {
        double[] shares = new double[reading.groups().count()];
        Arrays.fill(shares, 1);
        groups.forEach(group -> shares[group]++);
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
