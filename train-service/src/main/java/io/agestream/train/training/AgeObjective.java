package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeRange;
import io.agestream.model.recipe.LossWeights;
import io.agestream.train.examples.Batch;
import java.util.OptionalInt;

/**
 * The distribution of single years: cross-entropy with a Gaussian around the label, whose width grows with the age as the
 * labels' doubt does (which is the divergence from it and a constant), the distance of the expected age and the cross-entropy
 * of the groups, weighted. Source of learning the distribution and the expectation together: Gao et al., "Age Estimation Using Expectation
 * of Label Distribution Learning", 2018.
 */
final class AgeObjective implements Objective {

    private static final float SMALLEST = 1e-8f; // keeps the logarithm finite

    private final AgeGroups groups;
    private final AgeRange ages;
    private final LossWeights weights;

    AgeObjective(AgeGroups groups, AgeRange ages, LossWeights weights) {
        this.groups = groups;
        this.ages = ages;
        this.weights = weights;
    }

    @Override
    public NDArray loss(NDArray logits, Batch batch) {
        NDManager manager = logits.getManager();
        int n = batch.size();
        NDArray years = manager.create(years());
        NDArray targets = manager.create(targets(batch.ages()), new Shape(n, ages.count()));
        NDArray labels = manager.create(batch.ages());
        NDArray logProbabilities = logits.logSoftmax(1);
        NDArray probabilities = logProbabilities.exp();
        NDArray distribution = targets.mul(logProbabilities).sum().div(-n);
        NDArray distance =
                probabilities.mul(years).sum(new int[] {1}).sub(labels).abs().mean();
        NDArray inGroup = probabilities
                .mul(manager.create(membership(batch.groups()), new Shape(n, ages.count())))
                .sum(new int[] {1});
        NDArray crossEntropy = inGroup.add(SMALLEST).log().mean().neg();
        return distribution.add(distance.mul(weights.distance())).add(crossEntropy.mul(weights.group()));
    }

    @Override
    public double ofGuessing() {
        double middle = ages.first() + (ages.count() - 1) / 2.0;
        double[] inGroup = new double[groups.count()];
        for (int k = 0; k < ages.count(); k++) {
            groups.groupOf(ages.first() + k).ifPresent(group -> inGroup[group] += 1.0 / ages.count());
        }
        double distance = 0;
        double crossEntropy = 0;
        for (int k = 0; k < ages.count(); k++) {
            distance += Math.abs(ages.first() + k - middle) / ages.count();
        }
        for (double share : inGroup) {
            crossEntropy -= share * Math.log(share + SMALLEST);
        }
        return Math.log(ages.count()) + weights.distance() * distance + weights.group() * crossEntropy;
    }

    /** A row per label: a Gaussian over the years that adds up to 1. */
    float[] targets(float[] labels) {
        int width = ages.count();
        float[] targets = new float[labels.length * width];
        for (int i = 0; i < labels.length; i++) {
            double sigma = 1 + Math.min(2, labels[i] / 40); // 1 year for infants to 3 from 80 on
            double sum = 0;
            double[] row = new double[width];
            for (int k = 0; k < width; k++) {
                double distance = (ages.first() + k - labels[i]) / sigma;
                row[k] = Math.exp(-0.5 * distance * distance);
                sum += row[k];
            }
            for (int k = 0; k < width; k++) {
                targets[i * width + k] = (float) (row[k] / sum);
            }
        }
        return targets;
    }

    private float[] years() {
        float[] years = new float[ages.count()];
        for (int k = 0; k < years.length; k++) {
            years[k] = ages.first() + k;
        }
        return years;
    }

    /** A row per example: 1 for each year of its group. */
    private float[] membership(int[] ofGroups) {
        int width = ages.count();
        float[] membership = new float[ofGroups.length * width];
        for (int k = 0; k < width; k++) {
            OptionalInt group = groups.groupOf(ages.first() + k);
            for (int i = 0; i < ofGroups.length; i++) {
                if (group.isPresent() && group.getAsInt() == ofGroups[i]) {
                    membership[i * width + k] = 1;
                }
            }
        }
        return membership;
    }
}
