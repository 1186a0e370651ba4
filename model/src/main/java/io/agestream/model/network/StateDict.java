package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDList.Encoding;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A network's parameters under the names PyTorch gives those of the same {@code nn.Sequential}, and as safetensors. */
final class StateDict {

    private static final List<String> WEIGHT_AND_BIAS = List.of("weight", "bias");
    private static final List<String> NORM = List.of("weight", "bias", "running_mean", "running_var");

    private StateDict() {}

    static Map<String, Parameter> parameters(NetworkDescription description, SequentialBlock block) {
        Map<String, Parameter> byName = new LinkedHashMap<>();
        List<Block> children = block.getChildren().values();
        for (int i = 0; i < description.layers().size(); i++) {
            List<Parameter> own = children.get(i + 1).getDirectParameters().values();
            List<String> names = own.size() == NORM.size() ? NORM : WEIGHT_AND_BIAS;
            for (int k = 0; k < own.size(); k++) {
                byName.put(i + "." + names.get(k), own.get(k));
            }
        }
        return byName;
    }

    static byte[] encode(Map<String, Parameter> parameters, NDManager parent) {
        // The engine makes a contiguous copy of a channels-last array in that array's own manager,
        // so the arrays are copied into one that is closed here.
        try (NDManager manager = parent.newSubManager()) {
            NDList list = new NDList();
            parameters.forEach((name, parameter) -> {
                NDArray copy = parameter.getArray().duplicate();
                copy.attach(manager);
                copy.setName(name);
                list.add(copy);
            });
            return list.encode(Encoding.SAFETENSORS);
        }
    }

    static void load(Map<String, Parameter> parameters, byte[] weights, NDManager parent) {
        try (NDManager manager = parent.newSubManager()) {
            Map<String, NDArray> arrays = new LinkedHashMap<>();
            for (NDArray array : decode(manager, weights)) {
                arrays.put(array.getName(), array);
            }
            if (!arrays.keySet().equals(parameters.keySet())) {
                throw new IllegalArgumentException("the weights are " + new TreeSet<>(arrays.keySet())
                        + ", but the network has " + new TreeSet<>(parameters.keySet()));
            }
            parameters.forEach((name, parameter) -> copy(name, arrays.get(name), parameter));
        }
    }

    private static NDList decode(NDManager manager, byte[] weights) {
        try {
            return NDList.decode(manager, weights);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("the weights are not readable as safetensors: " + e.getMessage(), e);
        }
    }

    private static void copy(String name, @Nullable NDArray array, Parameter parameter) {
        NDArray own = parameter.getArray();
        if (array == null || !array.getShape().equals(own.getShape()) || array.getDataType() != DataType.FLOAT32) {
            throw new IllegalArgumentException(
                    "weight " + name + " must be FLOAT32 of shape " + own.getShape() + ", but is "
                            + (array == null ? "missing" : array.getDataType() + " of shape " + array.getShape()));
        }
        ChannelsLast.replace(parameter, array);
    }
}
