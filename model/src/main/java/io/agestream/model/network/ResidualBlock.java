package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** The sum of what two sequences make of one input, whose intermediate results it closes. */
final class ResidualBlock extends AbstractBlock {

    private final SequentialBlock body;
    private final SequentialBlock shortcut;

    /** @param shortcut empty for the input itself */
    ResidualBlock(SequentialBlock body, SequentialBlock shortcut) {
        this.body = addChildBlock("body", body);
        this.shortcut = addChildBlock("shortcut", shortcut);
    }

    SequentialBlock body() {
        return body;
    }

    SequentialBlock shortcut() {
        return shortcut;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, @Nullable PairList<String, Object> params) {
        NDArray sum = body.forward(store, inputs, training).singletonOrThrow();
        if (shortcut.getChildren().isEmpty()) {
            return new NDList(sum.addi(inputs.singletonOrThrow()));
        }
        try (NDList direct = shortcut.forward(store, inputs, training)) {
            return new NDList(sum.addi(direct.singletonOrThrow()));
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return body.getOutputShapes(inputShapes);
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
        body.initialize(manager, dataType, inputShapes);
        if (!shortcut.getChildren().isEmpty()) {
            shortcut.initialize(manager, dataType, inputShapes);
        }
    }
}
