package io.agestream.model.engine;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Weights;

/** Computes with networks, each call on the calling thread alone. */
public interface ScoringEngine {

    /** As configuration, reports and metrics call it. */
    String name();

    /**
     * Loads the engine's native libraries, if that has not been done yet. Nothing is downloaded.
     *
     * @throws IllegalStateException if they cannot be loaded; the message says what to do
     */
    void load();

    /**
     * Builds a network of a checkpoint's weights. The caller closes it.
     *
     * @throws RuntimeException the engine's own, of any kind, if the weights do not fit or the engine cannot do it
     */
    ScoringNetwork build(NetworkDescription network, TensorSpecification tensor, Weights weights);
}
