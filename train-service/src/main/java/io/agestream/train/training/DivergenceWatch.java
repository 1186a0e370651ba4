package io.agestream.train.training;

import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notices that training diverges: a loss or a weight is infinite or no number, or the loss explodes. It explodes when it is
 * more than {@value #TIMES} times what a network pays that guesses blindly, be it a moving mean of the batches, the mean of
 * the epoch, or, once the normalisations' statistics have settled, that of the validation. To be as wrong, a network must
 * be sure of what is not true nearly all the time; new examples of an age that it has never seen, in half of each batch,
 * do not make it so. A validation as bad counts only while the batches, too, cost more than guesses: a network that knows
 * the few examples it has by heart is as sure of the others, which is no divergence. For the training thread.
 */
final class DivergenceWatch {

    static final int TIMES = 5;
    /** Of the newest batch in the moving mean: one outlier is forgiven, twenty are not. */
    private static final double SHARE = 1 / 20.0;
    /** Of the run: before, means and variances lag behind the weights, and the validation of a sound run may be far off. */
    private static final int SETTLED_STEPS = 100;

    private final double ofGuessing;
    private double movingMean;

    /** @param ofGuessing mean loss of blind guesses */
    DivergenceWatch(double ofGuessing) {
        this.ofGuessing = ofGuessing;
        this.movingMean = ofGuessing;
    }

    /**
     * A batch is done.
     *
     * @param samples of this epoch, it included
     * @param loss    its mean
     */
    void batch(int epoch, int samples, double loss) {
        movingMean += SHARE * (loss - movingMean);
        check(
                movingMean,
                ofGuessing,
                "the loss",
                () -> "in epoch " + number(epoch) + " after " + number(samples) + " samples");
    }

    /**
     * An epoch is done.
     *
     * @param loss mean over it
     */
    void epoch(int epoch, double loss) {
        check(loss, ofGuessing, "the mean loss", () -> "in epoch " + number(epoch));
    }

    /**
     * What would be published.
     *
     * @param weights safetensors
     * @param state   safetensors
     */
    void weights(int epoch, byte[] weights, Optional<byte[]> state) {
        if (!isFinite(weights) || !(state.isEmpty() || isFinite(state.get()))) {
            throw new TrainingDivergedException("in epoch " + number(epoch), "a weight is no finite number any more");
        }
    }

    /**
     * What the weights of an epoch make of the golden batch.
     *
     * @param probabilities a row per tensor
     */
    void outputs(int epoch, List<float[]> probabilities) {
        if (!probabilities.stream().allMatch(DivergenceWatch::isFinite)) {
            throw new TrainingDivergedException("in epoch " + number(epoch), "an output is no finite number any more");
        }
    }

    /**
     * The weights of an epoch have been validated.
     *
     * @param steps  of the run so far
     * @param groups number of age groups
     * @param loss   mean cross-entropy of the groups; null if there were no examples
     */
    void validation(int epoch, long steps, int groups, @Nullable Double loss) {
        if (loss != null) {
            boolean judged = steps >= SETTLED_STEPS && movingMean >= ofGuessing;
            double most = judged ? Math.log(groups) : Double.POSITIVE_INFINITY;
            check(loss, most, "the loss of the validation", () -> "in epoch " + number(epoch));
        }
    }

    private static void check(double loss, double ofGuessing, String which, Supplier<String> where) {
        if (!Double.isFinite(loss)) {
            throw new TrainingDivergedException(where.get(), which + " is no finite number any more");
        }
        if (loss > TIMES * ofGuessing) {
            throw new TrainingDivergedException(
                    where.get(),
                    String.format(
                            Locale.ROOT,
                            "%s is %.4g, more than %d times that of blind guesses, %.2f",
                            which,
                            loss,
                            TIMES,
                            ofGuessing));
        }
    }

    private static boolean isFinite(byte[] safetensors) {
        return Safetensors.read(safetensors).byName().values().stream()
                .map(WeightTensor::values)
                .allMatch(DivergenceWatch::isFinite);
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
