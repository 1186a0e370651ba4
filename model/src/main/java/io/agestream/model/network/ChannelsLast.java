package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Collection;

/**
 * Lays convolution weights out channels last in memory; shape and values stay. The engine then runs the whole network in
 * that layout, which is 1.1–1.5 times as fast on a CPU. Where images end, this also sees to it that gradients come back in
 * that layout: the layers before would take up to three times as long for others, or for sums of both.
 */
final class ChannelsLast {

    private ChannelsLast() {}

    static void apply(Collection<Parameter> parameters) {
        parameters.stream()
                .filter(p -> p.getArray().getShape().dimension() == 4)
                .forEach(ChannelsLast::apply);
    }

    private static void apply(Parameter parameter) {
        NDArray weight = parameter.getArray();
        Shape s = weight.getShape();
        try (NDArray nhwc = weight.transpose(0, 2, 3, 1);
                NDArray flat = nhwc.flatten();
                NDArray dense = flat.reshape(s.get(0), s.get(2), s.get(3), s.get(1));
                NDArray view = dense.transpose(0, 3, 1, 2)) {
            ParameterArray.replace(parameter, view.duplicate());
        }
    }

    /**
     * Images as rows, channels first, as reshaping gives them.
     *
     * @param images shape (n, channels, height, width)
     * @return shape (n, channels · height · width)
     */
    static NDArray flatten(NDArray images) {
        long n = images.getShape().get(0);
        // Nothing on the way forward; on the way back, a gradient becomes rows of pixels only by a copy, channels last.
        try (NDArray pixels = pixels(images);
                NDArray rows = pixels.reshape(n, -1);
                NDArray again = rows.reshape(pixels.getShape());
                NDArray channelsFirst = again.transpose(0, 2, 1)) {
            return channelsFirst.reshape(n, -1);
        }
    }

    /**
     * The mean of each channel.
     *
     * @param images shape (n, channels, height, width)
     * @return shape (n, channels)
     */
    static NDArray mean(NDArray images) {
        try (NDArray pixels = pixels(images)) {
            return pixels.mean(new int[] {1});
        }
    }

    /** Shape (n, height · width, channels). */
    private static NDArray pixels(NDArray images) {
        Shape s = images.getShape();
        try (NDArray nhwc = images.transpose(0, 2, 3, 1)) {
            return nhwc.reshape(s.get(0), s.get(2) * s.get(3), s.get(1));
        }
    }
}
