package io.agestream.model.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One step of a network, as data. Images are channels first; padding keeps width and height at stride 1. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Conv2d.class, name = "conv2d"),
    @JsonSubTypes.Type(value = Layer.BatchNorm.class, name = "batchNorm"),
    @JsonSubTypes.Type(value = Layer.Relu.class, name = "relu"),
    @JsonSubTypes.Type(value = Layer.MaxPool.class, name = "maxPool"),
    @JsonSubTypes.Type(value = Layer.Flatten.class, name = "flatten"),
    @JsonSubTypes.Type(value = Layer.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout")
})
public sealed interface Layer {

    /**
     * Convolution with bias and a padding of half the kernel.
     *
     * @param filters output channels
     * @param kernel  width and height of the kernel, odd
     * @param stride  step in both directions
     */
    record Conv2d(int filters, int kernel, int stride) implements Layer {
        public Conv2d {
            positive(filters, "filters");
            positive(kernel, "kernel");
            positive(stride, "stride");
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException("A kernel's size must be odd, not " + kernel);
            }
        }
    }

    /**
     * Batch normalisation over channels.
     *
     * @param momentum share of the old running statistics that each batch leaves, 0 to 1
     * @param epsilon  added to the variance
     */
    record BatchNorm(float momentum, float epsilon) implements Layer {}

    /** max(0, x) */
    record Relu() implements Layer {}

    /** @param size width, height and stride of the window */
    record MaxPool(int size) implements Layer {
        public MaxPool {
            positive(size, "size");
        }
    }

    /** All dimensions but the batch become one, channels first. */
    record Flatten() implements Layer {}

    /** @param units outputs of a dense layer with bias */
    record Linear(int units) implements Layer {
        public Linear {
            positive(units, "units");
        }
    }

    /** @param rate share of activations that training sets to 0 */
    record Dropout(float rate) implements Layer {}

    private static void positive(int value, String what) {
        if (value < 1) {
            throw new IllegalArgumentException("A layer's " + what + " must be 1 or more, not " + value);
        }
    }
}
