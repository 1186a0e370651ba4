package io.agestream.model.folding;

import io.agestream.model.network.Layer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A layer together with its own weights, so that it can be moved.
 *
 * @param weights by the last part of their names, {@code bias} for {@code 3.bias}
 */
record Step(Layer layer, Map<String, WeightTensor> weights) {

    static List<Step> of(NetworkDescription network, Weights weights) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            String prefix = i + ".";
            Map<String, WeightTensor> own = new LinkedHashMap<>();
            weights.byName().forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    own.put(name.substring(prefix.length()), tensor);
                }
            });
            steps.add(new Step(network.layers().get(i), own));
        }
        return steps;
    }

    static Weights weights(List<Step> steps) {
        Map<String, WeightTensor> byName = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String prefix = i + ".";
            steps.get(i).weights().forEach((name, tensor) -> byName.put(prefix + name, tensor));
        }
        return new Weights(byName);
    }

    /** Whether the layer computes one output from all inputs by weights and a bias. */
    boolean isAffine() {
        return layer instanceof Layer.Conv2d || layer instanceof Layer.Linear;
    }

    float[] values(String name) {
        WeightTensor tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("weight " + name + " of " + layer + " is missing");
        }
        return tensor.values();
    }

    /** The same layer with other values in weights of the same shape. */
    Step with(float[] weight, float[] bias) {
        WeightTensor old = new Weights(weights).get("weight");
        return new Step(layer, Map.of("weight", new WeightTensor(old.shape(), weight), "bias", WeightTensor.of(bias)));
    }
}
