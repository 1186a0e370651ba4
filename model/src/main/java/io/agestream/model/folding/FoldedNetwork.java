package io.agestream.model.folding;

import io.agestream.model.network.NetworkDescription;
import io.agestream.model.weights.Weights;

/** A network that computes when scoring what the one it was made of does; not for training on. */
public record FoldedNetwork(NetworkDescription description, Weights weights) {}
