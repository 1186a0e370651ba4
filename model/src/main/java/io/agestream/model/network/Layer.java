package io.agestream.model.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a network, as data. Images are channels first; padding keeps width and height at stride 1. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Layer.Conv2d.class, name = "conv2d"),
    @JsonSubTypes.Type(value = Layer.BatchNorm.class, name = "batchNorm"),
    @JsonSubTypes.Type(value = Layer.Relu.class, name = "relu"),
    @JsonSubTypes.Type(value = Layer.MaxPool.class, name = "maxPool"),
    @JsonSubTypes.Type(value = Layer.Flatten.class, name = "flatten"),
    @JsonSubTypes.Type(value = Layer.Linear.class, name = "linear"),
    @JsonSubTypes.Type(value = Layer.Dropout.class, name = "dropout"),
    @JsonSubTypes.Type(value = Layer.AveragePool.class, name = "averagePool"),
    @JsonSubTypes.Type(value = Layer.GlobalAveragePool.class, name = "globalAveragePool"),
    @JsonSubTypes.Type(value = Layer.SqueezeExcitation.class, name = "squeezeExcitation"),
    @JsonSubTypes.Type(value = Layer.Residual.class, name = "residual")
})
public sealed interface Layer {

    /**
     * Convolution with a padding of half the kernel.
     *
     * @param filters output channels
     * @param kernel  width and height of the kernel, odd
     * @param stride  step in both directions
     * @param bias    whether each filter has one; a normalisation behind it makes it useless
     */
    record Conv2d(int filters, int kernel, int stride, boolean bias) implements Layer {
        public Conv2d {
            positive(filters, "filters");
            positive(kernel, "kernel");
            positive(stride, "stride");
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException("A kernel's size must be odd, not " + kernel);
            }
        }

        /** With bias. */
        public Conv2d(int filters, int kernel, int stride) {
            this(filters, kernel, stride, true);
        }

        @JsonCreator
        static Conv2d of(
                @JsonProperty("filters") int filters,
                @JsonProperty("kernel") int kernel,
                @JsonProperty("stride") int stride,
                @JsonProperty("bias") @Nullable Boolean bias) {
            return new Conv2d(filters, kernel, stride, bias == null || bias);
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

    /**
     * The largest value of each window.
     *
     * @param size    width and height of the window
     * @param stride  step in both directions
     * @param padding on each side, smaller than every value
     */
    record MaxPool(int size, int stride, int padding) implements Layer {
        public MaxPool {
            positive(size, "size");
            positive(stride, "stride");
            if (padding < 0 || padding > size / 2) {
                throw new IllegalArgumentException(
                        "A pooling's padding must be from 0 to half its size, not " + padding);
            }
        }

        /** Windows side by side. */
        public MaxPool(int size) {
            this(size, size, 0);
        }

        @JsonCreator
        static MaxPool of(
                @JsonProperty("size") int size,
                @JsonProperty("stride") @Nullable Integer stride,
                @JsonProperty("padding") @Nullable Integer padding) {
            return new MaxPool(size, stride == null ? size : stride, padding == null ? 0 : padding);
        }
    }

    /** @param size width, height and stride of the windows that are averaged */
    record AveragePool(int size) implements Layer {
        public AveragePool {
            positive(size, "size");
        }
    }

    /** The mean of each channel; what comes out is flat. */
    record GlobalAveragePool() implements Layer {}

    /**
     * Weighs the channels by what all of them are on the whole: mean, dense layer, ReLU, dense layer, sigmoid, product.
     * Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", 2018.
     *
     * @param reduced outputs of the first dense layer
     */
    record SqueezeExcitation(int reduced) implements Layer {
        public SqueezeExcitation {
            positive(reduced, "reduced channels");
        }
    }

    /**
     * {@code body(x) + shortcut(x)}. Source: He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition", 2016.
     *
     * @param body     gives images of the shape that the shortcut gives
     * @param shortcut empty for x itself
     */
    record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
        public Residual {
            body = List.copyOf(body);
            shortcut = List.copyOf(shortcut);
            if (body.isEmpty()) {
                throw new IllegalArgumentException("A residual layer needs a body");
            }
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
