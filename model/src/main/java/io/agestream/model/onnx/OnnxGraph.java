package io.agestream.model.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.UnsafeByteOperations;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.network.Layer;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.WeightShapes;
import io.agestream.model.weights.WeightTensor;
import io.agestream.model.weights.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * A network as a chain of ONNX operators, each taking the output of the one before. The initializers bear the names that
 * PyTorch's {@code state_dict} gives them.
 */
final class OnnxGraph {

    private static final String BATCH = "batch";

    private final GraphProto.Builder graph;
    private final Weights weights;
    private String last = OnnxWriter.INPUT;

    OnnxGraph(NetworkDescription network, Weights weights, TensorSpecification tensor) {
        WeightShapes.check(network, tensor, weights);
        this.graph = GraphProto.newBuilder().setName(network.name());
        this.weights = weights;
        List<Integer> shape = tensor.shape();
        graph.addInput(value(
                OnnxWriter.INPUT,
                TensorProto.DataType.UINT8,
                shape.stream().map(OnnxGraph::length).toArray(Dimension[]::new)));
        scaled(network.input());
        addAll(network.layers(), "");
        rename(OnnxWriter.LOGITS);
        output(OnnxWriter.LOGITS, network.outputs());
    }

    /** Adds what the logits mean: their softmax at this temperature. */
    OnnxGraph withProbabilities(double temperature, int groups) {
        initializer("temperature", new WeightTensor(List.of(), new float[] {(float) temperature}));
        node("Div", "temper", "temperature");
        node("Softmax", OnnxWriter.PROBABILITIES).addAttribute(integer("axis", 1));
        rename(OnnxWriter.PROBABILITIES);
        output(OnnxWriter.PROBABILITIES, groups);
        return this;
    }

    GraphProto build() {
        return graph.build();
    }

    private void scaled(NetworkDescription.InputScale scale) {
        node("Cast", "float").addAttribute(integer("to", TensorProto.DataType.FLOAT.getNumber()));
        if (scale.offset() != 0) {
            initializer("offset", new WeightTensor(List.of(), new float[] {scale.offset()}));
            node("Sub", "centred", "offset");
        }
        if (scale.factor() != 1) {
            initializer("factor", new WeightTensor(List.of(), new float[] {scale.factor()}));
            node("Mul", "scaled", "factor");
        }
    }

    private void addAll(List<Layer> layers, String prefix) {
        for (int i = 0; i < layers.size(); i++) {
            add(layers.get(i), prefix + i + ".");
        }
    }

    private void add(Layer layer, String prefix) {
        if (layer instanceof Layer.Conv2d conv) {
            convolution(conv, prefix);
        } else if (layer instanceof Layer.BatchNorm norm) {
            weighted("BatchNormalization", prefix, "weight", "bias", "running_mean", "running_var")
                    .addAttribute(real("epsilon", norm.epsilon()))
                    .addAttribute(real("momentum", norm.momentum()));
        } else if (layer instanceof Layer.Relu) {
            node("Relu", prefix + "Relu");
        } else if (layer instanceof Layer.MaxPool pool) {
            node("MaxPool", prefix + "MaxPool")
                    .addAttribute(pair("kernel_shape", pool.size()))
                    .addAttribute(pair("strides", pool.stride()))
                    .addAttribute(four("pads", pool.padding()));
        } else if (layer instanceof Layer.AveragePool pool) {
            node("AveragePool", prefix + "AveragePool")
                    .addAttribute(pair("kernel_shape", pool.size()))
                    .addAttribute(pair("strides", pool.size()));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            node("GlobalAveragePool", prefix + "GlobalAveragePool");
            node("Flatten", prefix + "Flatten").addAttribute(integer("axis", 1));
        } else if (layer instanceof Layer.SqueezeExcitation excitation) {
            squeezeExcitation(excitation, prefix);
        } else if (layer instanceof Layer.Residual residual) {
            residual(residual, prefix);
        } else if (layer instanceof Layer.Flatten) {
            node("Flatten", prefix + "Flatten").addAttribute(integer("axis", 1));
        } else if (layer instanceof Layer.Linear) {
            weighted("Gemm", prefix, "weight", "bias").addAttribute(integer("transB", 1));
        } else if (!(layer instanceof Layer.Dropout)) { // which does nothing when scoring
            throw new IllegalArgumentException("there is no ONNX operator for " + layer);
        }
    }

    private void convolution(Layer.Conv2d conv, String prefix) {
        NodeProto.Builder node =
                conv.bias() ? weighted("Conv", prefix, "weight", "bias") : weighted("Conv", prefix, "weight");
        node.addAttribute(pair("kernel_shape", conv.kernel()))
                .addAttribute(pair("strides", conv.stride()))
                .addAttribute(four("pads", conv.kernel() / 2));
    }

    private void squeezeExcitation(Layer.SqueezeExcitation excitation, String prefix) {
        String images = last;
        node("GlobalAveragePool", prefix + "GlobalAveragePool");
        convolution(new Layer.Conv2d(excitation.reduced(), 1, 1), prefix + "reduce.");
        node("Relu", prefix + "Relu");
        int channels = weights.get(prefix + "expand.bias").shape().get(0);
        convolution(new Layer.Conv2d(channels, 1, 1), prefix + "expand.");
        node("Sigmoid", prefix + "Sigmoid");
        node("Mul", prefix + "Mul", images);
    }

    private void residual(Layer.Residual residual, String prefix) {
        String input = last;
        addAll(residual.shortcut(), prefix + "shortcut.");
        String shortcut = last;
        last = input;
        addAll(residual.body(), prefix + "body.");
        node("Add", prefix + "Add", shortcut);
    }

    /** @param own names of the weights that the operator takes behind the running input */
    private NodeProto.Builder weighted(String operator, String prefix, String... own) {
        String[] names = Arrays.stream(own).map(name -> prefix + name).toArray(String[]::new);
        for (String name : names) {
            initializer(name, weights.get(name));
        }
        return node(operator, prefix + operator, names);
    }

    private NodeProto.Builder node(String operator, String name, String... inputs) {
        NodeProto.Builder node = graph.addNodeBuilder()
                .setOpType(operator)
                .setName(name)
                .addInput(last)
                .addAllInput(List.of(inputs))
                .addOutput(name);
        last = name;
        return node;
    }

    /** Gives the last operator's output the name by which users ask for it. */
    private void rename(String name) {
        graph.getNodeBuilder(graph.getNodeCount() - 1).setOutput(0, name);
        last = name;
    }

    private void output(String name, int groups) {
        graph.addOutput(value(name, TensorProto.DataType.FLOAT, length(groups)));
    }

    private void initializer(String name, WeightTensor tensor) {
        TensorProto.Builder initializer = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(UnsafeByteOperations.unsafeWrap(tensor.bytes())); // which do not change
        tensor.shape().forEach(length -> initializer.addDims(length));
    }

    /** A tensor whose first dimension is the batch, of any length. */
    private static ValueInfoProto value(String name, TensorProto.DataType type, Dimension... rest) {
        TensorShapeProto.Builder shape =
                TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam(BATCH));
        shape.addAllDim(List.of(rest));
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(type.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static Dimension length(int length) {
        return Dimension.newBuilder().setDimValue(length).build();
    }

    private static AttributeProto integer(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INT).setI(value).build();
    }

    private static AttributeProto real(String name, float value) {
        return attribute(name, AttributeProto.AttributeType.FLOAT).setF(value).build();
    }

    private static AttributeProto pair(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INTS)
                .addInts(value)
                .addInts(value)
                .build();
    }

    private static AttributeProto four(String name, long value) {
        return attribute(name, AttributeProto.AttributeType.INTS)
                .addAllInts(List.of(value, value, value, value))
                .build();
    }

    private static AttributeProto.Builder attribute(String name, AttributeProto.AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
