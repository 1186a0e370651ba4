package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.TreeMap;

/**
 * An exponential moving average of weights and statistics, which does better than the last weights do. Source: Polyak,
 * Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992. Owns the averages, in native memory, until
 * closed. For the training thread.
 */
final class AveragedWeights implements AutoCloseable {

    private final float decay;
    private final NDManager manager;
    private final Map<String, NDArray> averages = new TreeMap<>();

    /** Begins with the weights as they are. */
    AveragedWeights(Map<String, Parameter> parameters, float decay, NDManager parent) {
        this.decay = decay;
        this.manager = parent.newSubManager();
        parameters.forEach((name, parameter) -> {
            try (NDArray weight = parameter.getArray().stopGradient()) {
                NDArray copy = weight.duplicate();
                copy.attach(manager);
                averages.put(name, copy);
            }
        });
    }

    /**
     * Takes in the weights after a step.
     *
     * @param steps since the beginning of the run, from 1; the first ones weigh more
     * @param most  share of the old average that is left at most
     */
    void update(Map<String, Parameter> parameters, long steps, float most) {
        float kept = Math.min(Math.min(decay, most), (1f + steps) / (10f + steps));
        averages.forEach((name, average) -> {
            Parameter parameter = parameters.get(name);
            if (parameter == null) {
                throw new IllegalStateException("There is no parameter " + name);
            }
            // Otherwise the engine would keep a graph of all steps since the first.
            try (NDArray weight = parameter.getArray().stopGradient();
                    NDArray share = weight.mul(1 - kept)) {
                average.muli(kept).addi(share);
            }
        });
    }

    /** By the names of the parameters; the arrays stay this object's. */
    Map<String, NDArray> values() {
        return averages;
    }

    @Override
    public void close() {
        manager.close();
    }
}
