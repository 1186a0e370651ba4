package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import java.util.Map;

/** Euclidean norm of all gradients together. For the training thread. */
final class GradientNorm {

    /** How often it is computed for those who watch, where clipping does not need it: it reads every gradient once. */
    static final int EVERY = 50;

    private GradientNorm() {}

    static double of(Map<String, Parameter> parameters) {
        double squares = 0;
        for (Parameter parameter : parameters.values()) {
            if (parameter.requiresGradient()) {
                try (NDArray gradient = parameter.getArray().getGradient();
                        NDArray square = gradient.square();
                        NDArray sum = square.sum()) {
                    squares += sum.getFloat();
                }
            }
        }
        return Math.sqrt(squares);
    }
}
