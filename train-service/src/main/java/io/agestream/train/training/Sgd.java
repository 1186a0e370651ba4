package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.agestream.model.recipe.Optimizer;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Stochastic gradient descent, {@code v = momentum · v + rate · gradient; w -= v}, whose state can be saved and restored;
 * DJL's own keeps it to itself. For the training thread.
 */
final class Sgd implements Updater {

    private static final float NO_DECAY = 0;
    private static final float NO_CLIPPING = -1;

    private final Optimizer.Sgd settings;
    private final UpdaterState velocities;

    Sgd(Optimizer.Sgd settings, NDManager parent) {
        this.settings = settings;
        this.velocities = new UpdaterState(parent);
    }

    @Override
    public void step(Map<String, Parameter> parameters, double factor) {
        float rate = (float) (settings.learningRate() * factor);
        parameters.forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                step(name, parameter.getArray(), rate);
            }
        });
    }

    private void step(String name, NDArray weight, float rate) {
        float momentum = settings.momentum();
        try (NDArray gradient = weight.getGradient()) {
            NDList inputs = new NDList(weight, gradient);
            if (momentum != 0) {
                inputs.add(velocities.zerosAtFirst(name, weight));
            }
            weight.getNDArrayInternal()
                    .sgdUpdate(inputs, new NDList(weight), rate, NO_DECAY, 1, NO_CLIPPING, momentum, true);
        }
    }

    @Override
    public OptionalDouble gradientNorm() {
        return OptionalDouble.empty(); // nothing is clipped
    }

    @Override
    public Map<String, NDArray> state() {
        return velocities.arrays();
    }

    @Override
    public void restore(Map<String, NDArray> state) {
        velocities.restore(state);
    }

    @Override
    public void close() {
        velocities.close();
    }
}
