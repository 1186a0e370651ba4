package io.agestream.model.age;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the probabilities that a network gives say about an age. Its outputs stand for the groups, or for single years; then
 * a group's probability is the sum of those of its years, and any groups can be read from one network.
 *
 * @param groups that predictions are made in
 * @param ages   that the outputs stand for, one each; null if they stand for the groups
 */
public record AgeReading(AgeGroups groups, @Nullable AgeRange ages) {

    /**
     * The probability of each group. Their sum is below 1 by what the years outside all groups have.
     *
     * @param outputs probabilities, one per output
     */
    public float[] groupProbabilities(float[] outputs) {
        if (ages == null) {
            return outputs.clone();
        }
        float[] probabilities = new float[groups.count()];
        for (int i = 0; i < outputs.length; i++) {
            OptionalInt group = groups.groupOf(ages.first() + i);
            if (group.isPresent()) {
                probabilities[group.getAsInt()] += outputs[i];
            }
        }
        return probabilities;
    }

    /**
     * The mean age.
     *
     * @param outputs probabilities, one per output
     * @return years
     */
    public double expectedAge(float[] outputs) {
        if (ages == null) {
            return groups.expectedAge(outputs);
        }
        double age = 0;
        for (int i = 0; i < outputs.length; i++) {
            age += outputs[i] * (double) (ages.first() + i);
        }
        return age;
    }
}
