package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's parameters under the names PyTorch gives those of the same {@code nn.Sequential}, and as safetensors. */
final class StateDict {

    private static final List<String> WEIGHT_AND_BIAS = List.of("weight", "bias");
    private static final List<String> NORM = List.of("weight", "bias", "running_mean", "running_var");

    private StateDict() {}

    /** @param network whose first child scales the input and has no parameters */
    static Map<String, Parameter> parameters(SequentialBlock network) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        addAll(
                byName,
                "",
                network.getChildren().values().subList(1, network.getChildren().size()));
        return byName;
    }

    private static void addAll(Map<String, Parameter> byName, String prefix, List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            add(byName, prefix + i + ".", blocks.get(i));
        }
    }

    private static void add(Map<String, Parameter> byName, String prefix, Block block) {
        if (block instanceof ResidualBlock residual) {
            addAll(byName, prefix + "body.", residual.body().getChildren().values());
            addAll(
                    byName,
                    prefix + "shortcut.",
                    residual.shortcut().getChildren().values());
            return;
        }
        if (block instanceof SqueezeExcitationBlock excitation) {
            List<Block> dense = excitation.getChildren().values();
            add(byName, prefix + "reduce.", dense.get(0));
            add(byName, prefix + "expand.", dense.get(1));
            return;
        }
        List<Parameter> own = block.getDirectParameters().values();
        List<String> names = own.size() == NORM.size() ? NORM : WEIGHT_AND_BIAS;
        for (int k = 0; k < own.size(); k++) {
            byName.put(prefix + names.get(k), own.get(k));
        }
    }

    static byte[] encode(Map<String, Parameter> parameters, NDManager parent) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
        return ArrayFile.encode(arrays, parent);
    }

    /** @param weights of the right names and shapes */
    static void load(Map<String, Parameter> parameters, Weights weights, NDManager manager) {
        parameters.forEach((name, parameter) -> {
            WeightTensor weight = weights.get(name);
            long[] shape = weight.shape().stream().mapToLong(Integer::longValue).toArray();
            // What is made of Java's memory looks at it; a parameter has its own, so that it may be looked at in turn.
            try (NDArray ofJava = manager.create(weight.values(), new Shape(shape))) {
                ParameterArray.replace(parameter, ofJava.duplicate());
            }
        });
    }
}
