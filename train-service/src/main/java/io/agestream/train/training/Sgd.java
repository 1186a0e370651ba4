package io.agestream.train.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDList.Encoding;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Stochastic gradient descent, {@code v = momentum · v + rate · gradient; w -= v}, whose state can be saved and restored;
 * DJL's own keeps it to itself. Owns the velocities, in native memory, until closed. For the training thread.
 */
public final class Sgd implements AutoCloseable {

    private static final float NO_DECAY = 0;
    private static final float NO_CLIPPING = -1;

    private final float learningRate;
    private final float momentum;
    private final NDManager manager;
    private final Map<String, NDArray> velocities = new TreeMap<>();

    public Sgd(float learningRate, float momentum, NDManager parent) {
        this.learningRate = learningRate;
        this.momentum = momentum;
        this.manager = parent.newSubManager();
    }

    /** Moves every parameter that takes gradients against its gradient, which is set to zero. */
    void step(Map<String, Parameter> parameters) {
        parameters.forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                step(name, parameter.getArray());
            }
        });
    }

    private void step(String name, NDArray weight) {
        try (NDArray gradient = weight.getGradient()) {
            NDList inputs = new NDList(weight, gradient);
            if (momentum != 0) {
                inputs.add(velocities.computeIfAbsent(name, n -> zeros(weight)));
            }
            weight.getNDArrayInternal()
                    .sgdUpdate(inputs, new NDList(weight), learningRate, NO_DECAY, 1, NO_CLIPPING, momentum, true);
        }
    }

    private NDArray zeros(NDArray weight) {
        NDArray velocity = weight.zerosLike();
        velocity.attach(manager);
        return velocity;
    }

    /** The velocities as safetensors, named as the parameters; empty if there are none. */
    Optional<byte[]> state() {
        if (velocities.isEmpty()) {
            return Optional.empty();
        }
        // Copied for the same reason as weights are: encoding leaves contiguous copies in an array's manager.
        try (NDManager copies = manager.newSubManager()) {
            NDList list = new NDList();
            velocities.forEach((name, velocity) -> {
                NDArray copy = velocity.duplicate();
                copy.attach(copies);
                copy.setName(name);
                list.add(copy);
            });
            return Optional.of(list.encode(Encoding.SAFETENSORS));
        }
    }

    /** Goes on with velocities that {@link #state} gave. */
    void restore(byte[] state) {
        for (NDArray velocity : NDList.decode(manager, state)) {
            velocities.put(velocity.getName(), velocity);
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
