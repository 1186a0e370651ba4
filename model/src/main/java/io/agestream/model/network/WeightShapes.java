package io.agestream.model.network;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Which weights a network has, by the names that PyTorch's {@code state_dict} gives them, and of which shape. */
public final class WeightShapes {

    private final Map<String, List<Integer>> byName = new LinkedHashMap<>();
    private List<Integer> shape;

    private WeightShapes(NetworkDescription network, TensorSpecification tensor) {
        this.shape = tensor.shape();
        for (int i = 0; i < network.layers().size(); i++) {
            add(network.layers().get(i), i + ".");
        }
    }

    /** The shapes by name, in the order of the layers. */
    public static Map<String, List<Integer>> of(NetworkDescription network, TensorSpecification tensor) {
        return Collections.unmodifiableMap(new WeightShapes(network, tensor).byName);
    }

    /**
     * Checks that these are the weights of such a network.
     *
     * @throws IllegalArgumentException if not; the message is the end of a sentence and says which is wrong
     */
    public static void check(NetworkDescription network, TensorSpecification tensor, Weights weights) {
        Map<String, List<Integer>> expected = of(network, tensor);
        if (!weights.byName().keySet().equals(expected.keySet())) {
            throw new IllegalArgumentException("the weights are "
                    + new TreeSet<>(weights.byName().keySet()) + ", but the network has "
                    + new TreeSet<>(expected.keySet()));
        }
        expected.forEach((name, shape) -> {
            WeightTensor weight = weights.get(name);
            if (!weight.shape().equals(shape)) {
                throw new IllegalArgumentException("weight " + name + " must be FLOAT32 of shape " + shape
                        + ", but is of shape " + weight.shape());
            }
        });
    }

    /** Notes the layer's weights and what becomes of the shape of an image behind it. */
    private void add(Layer layer, String prefix) {
        if (layer instanceof Layer.Conv2d conv) {
            affine(prefix, List.of(conv.filters(), shape.get(0), conv.kernel(), conv.kernel()));
            shape = List.of(conv.filters(), strided(spatial(1), conv.stride()), strided(spatial(2), conv.stride()));
        } else if (layer instanceof Layer.BatchNorm) {
            List.of("weight", "bias", "running_mean", "running_var")
                    .forEach(name -> byName.put(prefix + name, List.of(shape.get(0))));
        } else if (layer instanceof Layer.MaxPool pool) {
            shape = List.of(shape.get(0), spatial(1) / pool.size(), spatial(2) / pool.size());
        } else if (layer instanceof Layer.Flatten) {
            shape = List.of(shape.stream().reduce(1, Math::multiplyExact));
        } else if (layer instanceof Layer.Linear linear) {
            affine(prefix, List.of(linear.units(), shape.get(shape.size() - 1)));
            shape = List.of(linear.units());
        }
    }

    private void affine(String prefix, List<Integer> weight) {
        byName.put(prefix + "weight", weight);
        byName.put(prefix + "bias", List.of(weight.get(0)));
    }

    private int spatial(int dimension) {
        if (shape.size() < 3) {
            throw new IllegalArgumentException("a layer that needs images stands behind one that flattens them");
        }
        return shape.get(dimension);
    }

    /** Padding is half the kernel. */
    private static int strided(int length, int stride) {
        return (length - 1) / stride + 1;
    }
}
