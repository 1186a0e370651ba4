package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.agestream.model.recipe.Optimizer;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Adam with decoupled weight decay and clipping by the norm of all gradients together; its state can be saved and
 * restored, which DJL's own keeps to itself. For the training thread.
 */
final class AdamW implements Updater {

    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float NO_CLIPPING = -1; // of single values
    private static final String STEPS = "steps";
    private static final String MEAN = "mean.";
    private static final String VARIANCE = "variance.";

    private final Optimizer.AdamW settings;
    private final UpdaterState state;
    private int steps;
    private OptionalDouble gradientNorm = OptionalDouble.empty();

    AdamW(Optimizer.AdamW settings, NDManager parent) {
        this(settings, new UpdaterState(parent));
    }

    /** @param state that others may keep their arrays in, too; closed with this */
    AdamW(Optimizer.AdamW settings, UpdaterState state) {
        this.settings = settings;
        this.state = state;
    }

    @Override
    public void step(Map<String, Parameter> parameters, double factor) {
        steps++;
        double rate = settings.learningRate() * factor;
        double corrected = rate * Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
        float scale = scale(parameters);
        parameters.forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                step(name, parameter.getArray(), (float) rate, (float) corrected, scale);
            }
        });
    }

    private void step(String name, NDArray weight, float rate, float corrected, float scale) {
        // Biases, scales and shifts have one dimension.
        float decay = weight.getShape().dimension() > 1 ? settings.weightDecay() : 0;
        try (NDArray gradient = weight.getGradient()) {
            NDArray mean = state.zerosAtFirst(MEAN + name, weight);
            NDArray variance = state.zerosAtFirst(VARIANCE + name, weight);
            weight.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(weight, gradient, mean, variance),
                            new NDList(weight),
                            rate,
                            corrected,
                            decay,
                            scale,
                            NO_CLIPPING,
                            BETA_1,
                            BETA_2,
                            EPSILON,
                            true,
                            true);
        }
    }

    /** What all gradients are multiplied by so that their common norm is not above the limit. */
    private float scale(Map<String, Parameter> parameters) {
        if (settings.clipNorm() == 0) {
            return 1;
        }
        double norm = GradientNorm.of(parameters);
        gradientNorm = OptionalDouble.of(norm);
        return (float) Math.min(1, settings.clipNorm() / (norm + 1e-6));
    }

    @Override
    public OptionalDouble gradientNorm() {
        return gradientNorm;
    }

    @Override
    public Map<String, NDArray> state() {
        if (steps > 0) {
            state.put(STEPS, steps);
        }
        return state.arrays();
    }

    @Override
    public void restore(Map<String, NDArray> saved) {
        state.restore(saved);
        steps = state.number(STEPS).orElse(0f).intValue();
    }

    @Override
    public void close() {
        state.close();
    }
}
