package io.agestream.model.folding;

import io.agestream.model.network.Layer;
import io.agestream.model.weights.WeightTensor;
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

    /** @param weights of all layers; their names begin with the place of the layer */
    static List<Step> of(List<Layer> layers, Map<String, WeightTensor> weights) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            steps.add(new Step(layers.get(i), below(i + ".", weights)));
        }
        return steps;
    }

    static List<Layer> layers(List<Step> steps) {
        return steps.stream().map(Step::layer).toList();
    }

    static Map<String, WeightTensor> weights(List<Step> steps) {
        Map<String, WeightTensor> byName = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String prefix = i + ".";
            steps.get(i).weights().forEach((name, tensor) -> byName.put(prefix + name, tensor));
        }
        return byName;
    }

    /** The steps of one branch of a residual layer. */
    List<Step> branch(String name, List<Layer> layers) {
        return of(layers, below(name + ".", weights));
    }

    /** A residual layer of these branches. */
    static Step residual(List<Step> body, List<Step> shortcut) {
        Map<String, WeightTensor> all = new LinkedHashMap<>();
        weights(body).forEach((name, tensor) -> all.put("body." + name, tensor));
        weights(shortcut).forEach((name, tensor) -> all.put("shortcut." + name, tensor));
        return new Step(new Layer.Residual(layers(body), layers(shortcut)), all);
    }

    private static Map<String, WeightTensor> below(String prefix, Map<String, WeightTensor> weights) {
        Map<String, WeightTensor> below = new LinkedHashMap<>();
        weights.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) {
                below.put(name.substring(prefix.length()), tensor);
            }
        });
        return below;
    }

    /** Whether the layer computes one output from all inputs by weights. */
    boolean isAffine() {
        return layer instanceof Layer.Conv2d || layer instanceof Layer.Linear;
    }

    WeightTensor tensor(String name) {
        WeightTensor tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("weight " + name + " of " + layer + " is missing");
        }
        return tensor;
    }

    /** A copy. */
    float[] values(String name) {
        return tensor(name).values();
    }

    /** A copy of the bias of each output; zeros where the layer has none. */
    float[] bias(int outputs) {
        return weights.containsKey("bias") ? values("bias") : new float[outputs];
    }

    /** The same layer with other weights of the same shape, and a bias. */
    Step with(WeightTensor weight, float[] bias) {
        Layer biased = layer instanceof Layer.Conv2d conv
                ? new Layer.Conv2d(conv.filters(), conv.kernel(), conv.stride())
                : layer;
        return new Step(biased, Map.of("weight", weight, "bias", WeightTensor.of(bias)));
    }
}
