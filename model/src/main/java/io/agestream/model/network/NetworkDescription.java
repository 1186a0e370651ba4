package io.agestream.model.network;

import io.agestream.model.age.AgeRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network as data, so that whoever reads a checkpoint can build it without the code that trained it. Layer {@code i}
 * is what PyTorch's {@code nn.Sequential} calls {@code i}; that gives the weights their names.
 *
 * @param name   by which users choose it
 * @param input  what is done to an element of the tensor first
 * @param layers in order; the last one's outputs are the logits
 * @param ages   that the logits stand for, one each; null if they stand for the age groups
 */
public record NetworkDescription(
        String name,
        InputScale input,
        List<Layer> layers,
        @Nullable AgeRange ages) {

    public NetworkDescription {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Layer.Linear)) {
            throw new IllegalArgumentException("A network ends in a linear layer that gives the logits");
        }
        if (ages != null && ages.count() != outputs(layers)) {
            throw new IllegalArgumentException(
                    "A network for " + ages.count() + " ages has as many outputs, not " + outputs(layers));
        }
    }

    /** A network whose outputs stand for the age groups. */
    public NetworkDescription(String name, InputScale input, List<Layer> layers) {
        this(name, input, layers, null);
    }

    /** Number of logits. */
    public int outputs() {
        return outputs(layers);
    }

    private static int outputs(List<Layer> layers) {
        return ((Layer.Linear) layers.get(layers.size() - 1)).units();
    }

    /**
     * {@code (x − offset) × factor} for each gray level x.
     *
     * @param offset gray level that becomes 0
     * @param factor what a step of one gray level becomes
     */
    public record InputScale(float offset, float factor) {
        /** 0–255 becomes 0–1. */
        public static final InputScale UNIT = new InputScale(0f, 1 / 255f);
    }
}
