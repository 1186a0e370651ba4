package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
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

    private final Optimizer.Sgd settings;
    private final UpdaterState velocities;

    Sgd(Optimizer.Sgd settings, NDManager parent) {
        this.settings = settings;
        this.velocities = new UpdaterState(parent);
    }

    /** The learning rate. */
    @Override
    public double gradientFactor(double factor) {
        return settings.learningRate() * factor;
    }

    @Override
    public void step(Map<String, Parameter> parameters, double factor) {
        parameters.forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                step(name, parameter.getArray());
            }
        });
    }

    /** In place: DJL's own update copies the gradient and adds nothing of the weight to it, four more passes over memory. */
    private void step(String name, NDArray weight) {
        try (NDArray gradient = weight.getGradient();
                NDArray values = weight.stopGradient()) {
            NDArray change = settings.momentum() == 0
                    ? gradient
                    : velocities
                            .zerosAtFirst(name, values)
                            .muli(settings.momentum())
                            .addi(gradient);
            values.subi(change);
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
