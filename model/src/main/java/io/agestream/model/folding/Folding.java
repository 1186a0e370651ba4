package io.agestream.model.folding;

import io.agestream.model.network.Layer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.NetworkDescription.InputScale;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes out of a network what scoring need not compute anew for each image. Exact but for the rounding of float32:
 * <ul>
 *   <li>Dropout does nothing when scoring.
 *   <li>A normalisation right behind a convolution or a dense layer becomes part of its weights.
 *   <li>A normalisation before a max pooling may come after it, on a quarter of the values, if no channel's scale is
 *       negative: the largest value of a window stays the largest.
 *   <li>A normalisation before a dense layer becomes part of that layer's weights.
 *   <li>The input's factor becomes part of the first layer's weights.
 * </ul>
 *
 * A normalisation before a convolution stays: the convolution pads with zeros behind the normalisation, so that the shift
 * must not reach the border, and no weights of the convolution can tell a border from the rest.
 */
public final class Folding {

    private Folding() {}

    /** @throws IllegalArgumentException if weights are missing; the message is the end of a sentence */
    public static FoldedNetwork fold(NetworkDescription network, Weights weights) {
        List<Step> steps = folded(Step.of(network.layers(), weights.byName()));
        InputScale input = foldInput(steps, network.input());
        return new FoldedNetwork(
                new NetworkDescription(network.name(), input, Step.layers(steps), network.ages()),
                new Weights(Step.weights(steps)));
    }

    private static List<Step> folded(List<Step> sequence) {
        List<Step> steps = new ArrayList<>();
        for (Step step : sequence) {
            if (step.layer() instanceof Layer.Residual residual) {
                steps.add(Step.residual(
                        folded(step.branch("body", residual.body())),
                        folded(step.branch("shortcut", residual.shortcut()))));
            } else if (!(step.layer() instanceof Layer.Dropout)) {
                steps.add(step);
            }
        }
        int at = 0;
        while (at < steps.size()) {
            // A rewritten pair may let the layer before it be rewritten, too.
            at = rewrite(steps, at) ? Math.max(0, at - 1) : at + 1;
        }
        return steps;
    }

    private static boolean rewrite(List<Step> steps, int at) {
        if (at + 1 >= steps.size()) {
            return false;
        }
        Step first = steps.get(at);
        Step second = steps.get(at + 1);
        if (first.isAffine() && second.layer() instanceof Layer.BatchNorm) {
            steps.set(at, ChannelAffine.of(second).afterwards(first));
            steps.remove(at + 1);
            return true;
        }
        if (!(first.layer() instanceof Layer.BatchNorm)) {
            return false;
        }
        ChannelAffine norm = ChannelAffine.of(first);
        if (second.layer() instanceof Layer.MaxPool pool && pool.padding() == 0 && norm.isAscending()) {
            steps.set(at, second);
            steps.set(at + 1, first);
            return true;
        }
        Optional<Integer> linear = linearBehind(steps, at + 1);
        if (linear.isPresent()) {
            steps.set(linear.get(), norm.before(steps.get(linear.get())));
            steps.remove(at);
            return true;
        }
        return false;
    }

    /** The index of the dense layer that stands at this place, or behind a flattening at this place. */
    private static Optional<Integer> linearBehind(List<Step> steps, int at) {
        int linear = steps.get(at).layer() instanceof Layer.Flatten ? at + 1 : at;
        return linear < steps.size() && steps.get(linear).layer() instanceof Layer.Linear
                ? Optional.of(linear)
                : Optional.empty();
    }

    private static InputScale foldInput(List<Step> steps, InputScale input) {
        int at = steps.get(0).layer() instanceof Layer.Flatten ? 1 : 0;
        Step first = steps.get(at);
        if (!first.isAffine()) {
            return input;
        }
        FloatBuffer weight = first.tensor("weight").floats();
        WeightTensor scaled = WeightTensor.zeros(first.tensor("weight"));
        FloatBuffer product = scaled.floats();
        for (int i = 0; i < weight.limit(); i++) {
            product.put(i, (float) ((double) weight.get(i) * input.factor()));
        }
        steps.set(at, first.with(scaled, first.bias(scaled.shape().get(0))));
        return new InputScale(input.offset(), 1);
    }
}
