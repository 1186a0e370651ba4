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

    /** Five Newton-Schulz steps with these factors take every singular value to somewhere between 0.7 and 1.2. */
    private static final int ITERATIONS = 5;

    private static final float LINEAR = 3.4445f;
    private static final float CUBIC = -4.7750f;
    private static final float QUINTIC = 2.0315f;
    private static final float EPSILON = 1e-7f;

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
                NDArray change = change(name, gradient)) {
            values.muli(1 - rate * settings.others().weightDecay());
            values.subi(change.muli(rate));
            gradient.subi(gradient);
        }
    }

    /** The momentum a step ahead (Nesterov's), made orthogonal as the matrix of outputs × all else that it is. */
    private NDArray change(String name, NDArray gradient) {
        NDArray momentum = state.zerosAtFirst(MOMENTUM + name, gradient);
        float kept = settings.momentum();
        long outputs = gradient.getShape().get(0);
        long inputs = gradient.getShape().size() / outputs;
        try (NDArray fresh = gradient.mul(1 - kept)) {
            momentum.muli(kept).addi(fresh);
            try (NDArray ahead = momentum.mul(kept).addi(fresh);
                    NDArray matrix = ahead.reshape(outputs, inputs);
                    NDArray orthogonal = orthogonal(matrix);
                    NDArray scaled = orthogonal.mul(STEP * (float) Math.sqrt((double) Math.max(outputs, inputs)))) {
                return scaled.reshape(gradient.getShape());
            }
        }
    }

    /** U·Vᵀ of a matrix U·S·Vᵀ, nearly: a polynomial of the matrix takes each singular value to about 1. */
    static NDArray orthogonal(NDArray matrix) {
        boolean tall = matrix.getShape().get(0) > matrix.getShape().get(1);
        try (NDArray norm = matrix.norm();
                NDArray wide = tall ? matrix.transpose() : matrix.duplicate()) {
            NDArray x = wide.div(norm.getFloat() + EPSILON);
            for (int i = 0; i < ITERATIONS; i++) {
                iterate(x);
            }
            if (!tall) {
                return x;
            }
            try (x) {
                return x.transpose();
            }
        }
    }

    private static void iterate(NDArray x) {
        try (NDArray transposed = x.transpose();
                NDArray square = x.matMul(transposed);
                NDArray fourth = square.matMul(square).muli(QUINTIC);
                NDArray sum = square.mul(CUBIC).addi(fourth);
                NDArray change = sum.matMul(x)) {
            x.muli(LINEAR).addi(change);
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
