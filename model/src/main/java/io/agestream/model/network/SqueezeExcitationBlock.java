package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** Weighs the channels of images; the two dense layers are convolutions of one pixel. Closes its intermediate results. */
final class SqueezeExcitationBlock extends AbstractBlock {

    private final int reduced;
    private final Conv2d reduce;
    private @Nullable Conv2d expand; // as many outputs as there are channels, which is known when initialised

    SqueezeExcitationBlock(int reduced) {
        this.reduced = reduced;
        this.reduce = addChildBlock("reduce", dense(reduced));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray images = inputs.singletonOrThrow();
        Shape shape = images.getShape();
        try (NDArray mean = ChannelsLast.mean(images);
                NDArray pixel = mean.reshape(shape.get(0), shape.get(1), 1, 1);
                NDList squeezed = reduce.forward(store, new NDList(pixel), training);
                NDList active = Activation.relu(squeezed);
                NDList expanded = expand().forward(store, active, training);
                NDArray weights = Activation.sigmoid(expanded.singletonOrThrow())) {
            return new NDList(images.mul(weights));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        expand = addChildBlock("expand", dense((int) inputShapes[0].get(1)));
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        Shape pixel = new Shape(inputShapes[0].get(0), inputShapes[0].get(1), 1, 1);
        reduce.initialize(manager, dataType, pixel);
        expand().initialize(manager, dataType, new Shape(pixel.get(0), reduced, 1, 1));
    }

    private Conv2d expand() {
        Conv2d block = expand;
        if (block == null) {
            throw new IllegalStateException("This block has not been initialised");
        }
        return block;
    }

    private static Conv2d dense(int units) {
        return Conv2d.builder()
                .setKernelShape(new Shape(1, 1))
                .setFilters(units)
                .build();
    }
}
