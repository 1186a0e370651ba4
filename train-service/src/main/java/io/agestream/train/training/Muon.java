package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.agestream.model.recipe.Optimizer;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Convolution kernels by orthogonal momentum, the other weights by {@link AdamW}. For the training thread. */
final class Muon implements Updater {

    private static final int KERNEL_DIMENSIONS = 4; // outputs, inputs, height, width
    private static final String MOMENTUM = "momentum.";

    /** Root mean square of the steps of AdamW, of which an orthogonal matrix has 1 / √(its larger side). */
    private static final float STEP = 0.2f;

    private final Optimizer.Muon settings;
    private final UpdaterState state;
    private final AdamW others;

    Muon(Optimizer.Muon settings, NDManager parent) {
        this.settings = settings;
        this.state = new UpdaterState(parent);
        this.others = new AdamW(settings.others(), state);
    }

    @Override
    public void step(Map<String, Parameter> parameters, double factor) {
        Map<String, Parameter> rest = new TreeMap<>();
        float rate = (float) (settings.learningRate() * factor);
        parameters.forEach((name, parameter) -> {
            if (parameter.getArray().getShape().dimension() != KERNEL_DIMENSIONS) {
                rest.put(name, parameter);
            } else if (parameter.requiresGradient()) {
                step(name, parameter.getArray(), rate);
            }
        });
        others.step(rest, factor);
    }

    private void step(String name, NDArray weight, float rate) {
        try (NDArray gradient = weight.getGradient();
                NDArray values = weight.stopGradient();
                NDArray direction = direction(name, gradient);
                NDArray change = direction.reshape(weight.getShape())) {
            long longer =
                    Math.max(direction.getShape().get(0), direction.getShape().get(1));
            change.muli(rate * STEP * (float) Math.sqrt((double) longer));
            values.muli(1 - rate * settings.others().weightDecay()).subi(change);
        }
    }

    /** The momentum a step ahead (Nesterov's), made orthogonal as the matrix of outputs × all else that it is. */
    private NDArray direction(String name, NDArray gradient) {
        NDArray momentum = state.zerosAtFirst(MOMENTUM + name, gradient);
        float kept = settings.momentum();
        long outputs = gradient.getShape().get(0);
        try (NDArray fresh = gradient.mul(1 - kept)) {
            momentum.muli(kept).addi(fresh);
            try (NDArray ahead = momentum.mul(kept).addi(fresh);
                    NDArray matrix = ahead.reshape(outputs, -1)) {
                return Orthogonal.of(matrix);
            }
        }
    }

    @Override
    public OptionalDouble gradientNorm() {
        return OptionalDouble.empty(); // that of the other weights alone would be no norm of all
    }

    @Override
    public Map<String, NDArray> state() {
        return others.state();
    }

    @Override
    public void restore(Map<String, NDArray> saved) {
        others.restore(saved);
    }

    @Override
    public void close() {
        others.close();
    }
}
