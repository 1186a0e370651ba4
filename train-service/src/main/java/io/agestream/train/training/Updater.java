package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import io.agestream.model.recipe.Optimizer;
import java.util.Map;
import java.util.OptionalDouble;

/** Moves weights by their gradients, which are of no use any more then. Owns its state, in native memory, until closed. */
interface Updater extends AutoCloseable {

    /**
     * What gradients have to be multiplied by before {@link #step}: a loss that is multiplied by it gives such ones without
     * another pass over all of them.
     *
     * @param factor share of the learning rate
     */
    default double gradientFactor(double factor) {
        return 1;
    }

    /**
     * Takes one step.
     *
     * @param parameters those without gradients are left as they are; the others' are multiplied by {@link #gradientFactor}
     * @param factor     share of the learning rate
     */
    void step(Map<String, Parameter> parameters, double factor);

    /** Euclidean norm of all gradients of the last step together, before clipping; empty if it was not needed. */
    OptionalDouble gradientNorm();

    /** What the next step depends on, by name; the arrays stay the updater's. */
    Map<String, NDArray> state();

    /** Goes on with a state; takes the arrays over. */
    void restore(Map<String, NDArray> state);

    @Override
    void close();

    static Updater of(Optimizer optimizer, NDManager parent) {
        if (optimizer instanceof Optimizer.AdamW adamW) {
            return new AdamW(adamW, parent);
        }
        if (optimizer instanceof Optimizer.Muon muon) {
            return new Muon(muon, parent);
        }
        return new Sgd((Optimizer.Sgd) optimizer, parent);
    }
}
