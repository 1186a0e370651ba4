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
        addAll(network.layers(), "");
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

    private void addAll(List<Layer> layers, String prefix) {
        for (int i = 0; i < layers.size(); i++) {
            add(layers.get(i), prefix + i + ".");
        }
    }

    /** Notes the layer's weights and what becomes of the shape of an image behind it. */
    private void add(Layer layer, String prefix) {
        if (layer instanceof Layer.Conv2d conv) {
            affine(prefix, conv.bias(), conv.filters(), shape.get(0), conv.kernel(), conv.kernel());
            shape = List.of(conv.filters(), strided(spatial(1), conv.stride()), strided(spatial(2), conv.stride()));
        } else if (layer instanceof Layer.BatchNorm) {
            List.of("weight", "bias", "running_mean", "running_var")
                    .forEach(name -> byName.put(prefix + name, List.of(shape.get(0))));
        } else if (layer instanceof Layer.MaxPool pool) {
            shape = List.of(shape.get(0), pooled(spatial(1), pool), pooled(spatial(2), pool));
        } else if (layer instanceof Layer.AveragePool pool) {
            shape = List.of(shape.get(0), spatial(1) / pool.size(), spatial(2) / pool.size());
        } else if (layer instanceof Layer.GlobalAveragePool) {
            spatial(1);
            shape = List.of(shape.get(0));
        } else if (layer instanceof Layer.Flatten) {
            shape = List.of(shape.stream().reduce(1, Math::multiplyExact));
        } else if (layer instanceof Layer.Linear linear) {
            affine(prefix, true, linear.units(), shape.get(shape.size() - 1));
            shape = List.of(linear.units());
        } else if (layer instanceof Layer.SqueezeExcitation excitation) {
            int channels = shape.get(0);
            affine(prefix + "reduce.", true, excitation.reduced(), channels, 1, 1);
            affine(prefix + "expand.", true, channels, excitation.reduced(), 1, 1);
        } else if (layer instanceof Layer.Residual residual) {
            List<Integer> input = shape;
            addAll(residual.shortcut(), prefix + "shortcut.");
            List<Integer> shortcut = shape;
            shape = input;
            addAll(residual.body(), prefix + "body.");
            if (!shape.equals(shortcut)) {
                throw new IllegalArgumentException(
                        "the body of residual layer " + prefix + " gives " + shape + ", but its shortcut " + shortcut);
            }
        }
    }

    private void affine(String prefix, boolean bias, Integer... weight) {
        byName.put(prefix + "weight", List.of(weight));
        if (bias) {
            byName.put(prefix + "bias", List.of(weight[0]));
        }
    }

    private int spatial(int dimension) {
        if (shape.size() < 3) {
            throw new IllegalArgumentException("a layer that needs images stands behind one that flattens them");
        }
        return shape.get(dimension);
    }

    private static int pooled(int length, Layer.MaxPool pool) {
        return (length + 2 * pool.padding() - pool.size()) / pool.stride() + 1;
    }

    /** Padding is half the kernel. */
    private static int strided(int length, int stride) {
        return (length - 1) / stride + 1;
    }
}
