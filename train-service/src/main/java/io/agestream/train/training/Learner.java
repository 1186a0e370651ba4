package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.agestream.model.network.ArrayFile;
import io.agestream.model.network.Gradients;
import io.agestream.model.network.Network;
import io.agestream.model.recipe.Recipe;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A network that learns: its weights, what the optimizer knows, and the averaged weights if the recipe wants them. Owns
 * native memory until closed. For the training thread.
 */
public final class Learner implements AutoCloseable {

    /** Of the weights that are learnt, where the averaged ones serve. */
    private static final String LEARNT = "learnt.";

    private static final String OPTIMIZER = "optimizer.";

    private final Network network;
    private final Updater updater;
    private final @Nullable AveragedWeights averaged;
    private long steps;
    private float mostKept = 1;
    private OptionalDouble gradientNorm = OptionalDouble.empty();

    private Learner(Network network, Recipe recipe, long steps) {
        this.network = network;
        this.updater = Updater.of(recipe.optimizer(), network.manager());
        this.averaged = recipe.averaging() == 0
                ? null
                : new AveragedWeights(network.parameters(), recipe.averaging(), network.manager());
        this.steps = steps;
    }

    /** Begins with the network's weights; takes the network over. */
    public static Learner begin(Network network, Recipe recipe) {
        return new Learner(network, recipe, 0);
    }

    /**
     * Goes on from a checkpoint.
     *
     * @param network with the weights that serve, taken over
     * @param state   as {@link #state} gave it
     * @param steps   taken until then
     */
    static Learner resume(Network network, Recipe recipe, Optional<byte[]> state, long steps) {
        Learner learner = new Learner(network, recipe, steps);
        state.ifPresent(learner::restore);
        return learner;
    }

    Network network() {
        return network;
    }

    /**
     * Averages of this epoch reach back as the recipe says, or, in a continual one, over no more steps than it has: by its end
     * about two thirds of what serves are what it has learnt, be it short or long.
     *
     * @param continualSteps of a continual epoch; 0 in a planned one
     */
    void beginEpoch(int continualSteps) {
        mostKept = continualSteps == 0 ? 1 : continualSteps / (continualSteps + 1f);
    }

    /**
     * What the loss has to be multiplied by before a {@link #step}.
     *
     * @param factor share of the learning rate
     */
    double lossFactor(double factor) {
        return updater.gradientFactor(factor);
    }

    /**
     * Moves the weights by their gradients, which are {@linkplain Gradients#drop dropped} then.
     *
     * @param factor share of the learning rate
     */
    void step(double factor) {
        OptionalDouble watched =
                steps % GradientNorm.EVERY == 0 && updater.gradientNorm().isEmpty()
                        ? OptionalDouble.of(GradientNorm.of(network.parameters()) / lossFactor(factor))
                        : OptionalDouble.empty();
        updater.step(network.parameters(), factor);
        Gradients.drop(network.parameters().values());
        gradientNorm = updater.gradientNorm().isPresent() ? updater.gradientNorm() : watched;
        steps++;
        if (averaged != null) {
            averaged.update(network.parameters(), steps, mostKept);
        }
    }

    /** Steps taken since the first epoch. */
    long steps() {
        return steps;
    }

    /** Norm of the last step's gradients, where it is known: see {@link TrainingMetrics.Step}. */
    OptionalDouble gradientNorm() {
        return gradientNorm;
    }

    /** The weights that serve, as safetensors. */
    byte[] servingWeights() {
        return averaged == null ? network.weights() : ArrayFile.encode(averaged.values(), network.manager());
    }

    /** What else it takes to go on, as safetensors; empty if nothing. */
    Optional<byte[]> state() {
        Map<String, NDArray> all = new TreeMap<>();
        updater.state().forEach((name, array) -> all.put(OPTIMIZER + name, array));
        if (averaged != null) {
            network.parameters().forEach((name, parameter) -> all.put(LEARNT + name, parameter.getArray()));
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(ArrayFile.encode(all, network.manager()));
    }

    private void restore(byte[] state) {
        Map<String, WeightTensor> all = Safetensors.read(state).byName();
        Map<String, NDArray> optimizer = new TreeMap<>();
        below(OPTIMIZER, all).forEach((name, tensor) -> optimizer.put(name, array(tensor)));
        updater.restore(optimizer);
        Map<String, WeightTensor> learnt = below(LEARNT, all);
        if (averaged != null && !learnt.isEmpty()) {
            network.load(new Weights(learnt)); // the averages have begun with those that serve
        }
    }

    private NDArray array(WeightTensor tensor) {
        long[] shape = tensor.shape().stream().mapToLong(Integer::longValue).toArray();
        return network.manager().create(tensor.values(), new Shape(shape));
    }

    private static Map<String, WeightTensor> below(String prefix, Map<String, WeightTensor> all) {
        Map<String, WeightTensor> below = new TreeMap<>();
        all.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), tensor);
            }
        });
        return below;
    }

    @Override
    public void close() {
        if (averaged != null) {
            averaged.close();
        }
        updater.close();
        network.close();
    }
}
