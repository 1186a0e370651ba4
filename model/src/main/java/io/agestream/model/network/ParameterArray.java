package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import org.jspecify.annotations.Nullable;

/** Gives parameters other arrays, which DJL does only as long as they have none. */
final class ParameterArray {

    private ParameterArray() {}

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
