package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import io.agestream.model.network.NetworkDescription.InputScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes DJL blocks of a description: the input's scaling as child 0, layer {@code i} as child {@code i + 1} if it has weights. */
final class Blocks {

    private static final int IMAGE_DIMENSIONS = 4; // images, channels, height, width

    private Blocks() {}

    static SequentialBlock of(NetworkDescription network) {
        SequentialBlock sequence = new ClosingSequential();
        sequence.add(scale(network.input()));
        inQuickOrder(network.layers()).forEach(layer -> sequence.add(block(layer)));
        return sequence;
    }

    private static SequentialBlock sequence(List<Layer> layers) {
        SequentialBlock sequence = new ClosingSequential();
        inQuickOrder(layers).forEach(layer -> sequence.add(block(layer)));
        return sequence;
    }

    /**
     * The same layers, but each ReLU right before a max pooling stands behind it, where a quarter of the values are left. Not
     * even the rounding changes, forward or back: the largest value of a window is the same one unless none is positive, and
     * then the result is 0 and nothing flows back through it either way.
     */
    private static List<Layer> inQuickOrder(List<Layer> layers) {
        List<Layer> ordered = new ArrayList<>(layers);
        for (int i = 0; i + 1 < ordered.size(); i++) {
            if (ordered.get(i) instanceof Layer.Relu && ordered.get(i + 1) instanceof Layer.MaxPool) {
                Collections.swap(ordered, i, i + 1);
            }
        }
        return ordered;
    }

    private static Block scale(InputScale scale) {
        return new LambdaBlock(
                input -> {
                    NDArray values = input.singletonOrThrow().toType(DataType.FLOAT32, true);
                    NDArray centred = scale.offset() == 0 ? values : values.subi(scale.offset());
                    return new NDList(centred.muli(scale.factor()));
                },
                "scale");
    }

    private static Block block(Layer layer) {
        if (layer instanceof Layer.Conv2d conv) {
            return Conv2d.builder()
                    .setKernelShape(square(conv.kernel()))
                    .setFilters(conv.filters())
                    .optStride(square(conv.stride()))
                    .optPadding(square(conv.kernel() / 2))
                    .optBias(conv.bias())
                    .build();
        } else if (layer instanceof Layer.BatchNorm norm) {
            return BatchNorm.builder()
                    .optMomentum(norm.momentum())
                    .optEpsilon(norm.epsilon())
                    .build();
        } else if (layer instanceof Layer.Relu) {
            return new LambdaBlock(Activation::relu, "relu");
        } else if (layer instanceof Layer.MaxPool pool) {
            return Pool.maxPool2dBlock(square(pool.size()), square(pool.stride()), square(pool.padding()));
        } else if (layer instanceof Layer.AveragePool pool) {
            return Pool.avgPool2dBlock(square(pool.size()), square(pool.size()));
        } else if (layer instanceof Layer.GlobalAveragePool) {
            return onImages(ChannelsLast::mean, "mean");
        } else if (layer instanceof Layer.SqueezeExcitation excitation) {
            return new SqueezeExcitationBlock(excitation.reduced());
        } else if (layer instanceof Layer.Residual residual) {
            return new ResidualBlock(sequence(residual.body()), sequence(residual.shortcut()));
        } else if (layer instanceof Layer.Flatten) {
            return onImages(ChannelsLast::flatten, "flatten");
        } else if (layer instanceof Layer.Linear linear) {
            return Linear.builder().setUnits(linear.units()).build();
        } else if (layer instanceof Layer.Dropout dropout) {
            return Dropout.builder().optRate(dropout.rate()).build();
        }
        throw new IllegalArgumentException("There is no block for " + layer);
    }

    /** What is flat already stays as it is. */
    private static Block onImages(UnaryOperator<NDArray> operator, String name) {
        return new LambdaBlock(
                input -> {
                    NDArray array = input.singletonOrThrow();
                    return array.getShape().dimension() == IMAGE_DIMENSIONS ? new NDList(operator.apply(array)) : input;
                },
                name);
    }

    private static Shape square(int length) {
        return new Shape(length, length);
    }
}
