package io.agestream.model.weights;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights and statistics of a network.
 *
 * @param byName under the names of PyTorch's {@code state_dict}, such as {@code 3.weight} for layer 3; order is kept
 */
public record Weights(Map<String, WeightTensor> byName) {

    public Weights {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** @throws IllegalArgumentException if there is none of this name */
    public WeightTensor get(String name) {
        WeightTensor tensor = byName.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("weight " + name + " is missing");
        }
        return tensor;
    }
}
