package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Lays convolution weights out channels last in memory; shape and values stay. The engine then runs the whole network in
 * that layout, which is 1.1–1.5 times as fast on a CPU.
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
            replace(parameter, view.duplicate());
        }
    }

    /** Puts another array of the same shape in the place of a parameter's own, which is closed. */
    static void replace(Parameter parameter, NDArray array) {
        array.attach(parameter.getArray().getManager());
        parameter.close();
        clearShape(parameter);
        parameter.setArray(array);
        array.setRequiresGradient(parameter.requiresGradient());
    }

    private static void clearShape(Parameter parameter) {
        Shape none = none();
        parameter.setShape(none);
    }

    // DJL accepts a new array only where the shape is null, but does not say so in its signature.
    @SuppressWarnings("NullAway")
    private static Shape none() {
        @Nullable Shape none = null;
        return none;
    }
}
