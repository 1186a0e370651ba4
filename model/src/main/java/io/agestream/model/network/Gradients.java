package io.agestream.model.network;

import ai.djl.nn.Parameter;
import java.util.Collection;

/** The gradients that a backward pass has left. */
public final class Gradients {

    private Gradients() {}

    /**
     * Forgets them, so that the next backward pass keeps those that it makes. Gradients set to zero would have those added
     * to them instead: four passes over as much memory as the weights take.
     *
     * <p>For that the parameters get other arrays that look at the same values, and the old ones are closed. So a
     * {@link ai.djl.training.ParameterStore}, which remembers arrays, must not be used any more; and the values must be in
     * the engine's own memory, as those of a {@link Network} are: Java's, of which {@link
     * ai.djl.ndarray.NDManager#create(float[])} makes arrays, is freed with the first array that looks at it.
     */
    public static void drop(Collection<Parameter> parameters) {
        for (Parameter parameter : parameters) {
            if (parameter.requiresGradient()) {
                ParameterArray.replace(parameter, parameter.getArray().stopGradient());
            }
        }
    }
}
