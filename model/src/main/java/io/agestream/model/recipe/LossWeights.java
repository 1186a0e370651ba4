package io.agestream.model.recipe;

/**
 * What counts in training a network whose outputs are single years, beside the divergence from the label's distribution, which
 * counts 1.
 *
 * @param distance between the expected age and the label, per year; 0 or more
 * @param group    cross-entropy of the age groups; 0 or more
 */
public record LossWeights(float distance, float group) {

    /** A tenth per year, a half for the groups. */
    public static final LossWeights DEFAULT = new LossWeights(0.1f, 0.5f);

    public LossWeights {
        Recipe.check(distance >= 0, "The distance weight must be 0 or more, not " + distance);
        Recipe.check(group >= 0, "The group weight must be 0 or more, not " + group);
    }
}
