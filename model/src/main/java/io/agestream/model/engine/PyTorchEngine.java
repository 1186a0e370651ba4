package io.agestream.model.engine;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.folding.FoldedNetwork;
import io.agestream.model.folding.Folding;
import io.agestream.model.network.NativeEngine;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Weights;

/** PyTorch, channels last. */
public final class PyTorchEngine implements ScoringEngine {

    @Override
    public String name() {
        return "pytorch";
    }

    @Override
    public void load() {
        // One pass per core, each on its own thread, is faster than passes on several.
        NativeEngine.load(1);
    }

    @Override
    public ScoringNetwork build(NetworkDescription description, TensorSpecification tensor, Weights weights) {
        FoldedNetwork folded = Folding.fold(description, weights);
        return Network.frozen(folded.description(), tensor, folded.weights());
    }
}
