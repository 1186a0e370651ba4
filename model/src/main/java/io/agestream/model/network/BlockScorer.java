package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.probability.Probabilities;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Scores with a block of any of DJL's engines, which gives logits. Closing what the block belongs to ends it. */
public final class BlockScorer implements Scorer {

    private final Block block;
    private final TensorSpecification tensor;
    private final NDManager manager;
    private final ParameterStore store;

    /** @param parent of the block's own engine; the scorer's arrays live below it */
    public BlockScorer(Block block, TensorSpecification tensor, NDManager parent) {
        this.block = block;
        this.tensor = tensor;
        this.manager = parent.newSubManager();
        this.store = new ParameterStore(manager, false);
    }

    @Override
    public float[][] logits(ByteBuffer tensors, int n) {
        float[] logits = forward(tensors, n);
        int outputs = logits.length / n;
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOfRange(logits, i * outputs, (i + 1) * outputs);
        }
        return rows;
    }

    @Override
    public float[][] score(ByteBuffer tensors, int n, double temperature) {
        float[] logits = forward(tensors, n);
        int groups = logits.length / n;
        float[][] rows = new float[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Probabilities.softmax(logits, i * groups, groups, temperature);
        }
        return rows;
    }

    private float[] forward(ByteBuffer tensors, int n) {
        try (NDManager batch = manager.newSubManager()) {
            NDArray input = batch.create(tensors.slice(), shape(n), DataType.UINT8);
            return block.forward(store, new NDList(input), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private Shape shape(int n) {
        return new Shape(
                n, tensor.shape().get(0), tensor.shape().get(1), tensor.shape().get(2));
    }

    @Override
    public void close() {
        manager.close();
    }
}
