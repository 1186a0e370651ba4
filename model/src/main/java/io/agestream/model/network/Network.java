package io.agestream.model.network;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.weights.Safetensors;
import io.agestream.model.weights.Weights;
import java.util.Map;

/**
 * A built network and its weights, which live in native memory until it is closed. The weights may be read by many
 * threads at once ({@link #newScorer()}), or changed by one (training).
 */
public final class Network implements ScoringNetwork {

    /** Keras' {@code glorot_uniform}: ±√(6 / (fan in + fan out)). */
    private static final Initializer GLOROT_UNIFORM = new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3f);

    private final NetworkDescription description;
    private final TensorSpecification tensor;
    private final Model model;
    private final SequentialBlock block;
    private final Map<String, Parameter> parameters;

    private Network(NetworkDescription description, TensorSpecification tensor) {
        this.description = description;
        this.tensor = tensor;
        this.model = Model.newInstance(description.name(), NativeEngine.PYTORCH);
        this.block = Blocks.of(description);
        block.setInitializer(GLOROT_UNIFORM, Parameter.Type.WEIGHT);
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, batchShape(1));
        this.parameters = StateDict.parameters(block);
        NativeArrays.opened(model.getNDManager());
    }

    /** A network to be trained, with initial weights drawn from this seed. */
    public static Network initialised(NetworkDescription description, TensorSpecification tensor, int seed) {
        Engine.getEngine(NativeEngine.PYTORCH).setRandomSeed(seed);
        Network network = new Network(description, tensor);
        network.block.getChildren().values().forEach(Network::startAsIdentity);
        ChannelsLast.apply(network.parameters.values());
        return network;
    }

    /**
     * Lets a residual layer begin as its shortcut alone, by a last normalisation that scales to 0. Source: Goyal et al.,
     * "Accurate, Large Minibatch SGD", 2017, section 5.1.
     */
    private static void startAsIdentity(Block block) {
        if (block instanceof ResidualBlock residual) {
            residual.body().getChildren().values().stream()
                    .filter(BatchNorm.class::isInstance)
                    .reduce((first, second) -> second)
                    .ifPresent(norm -> setToZero(norm.getParameters().get("gamma")));
        }
    }

    private static void setToZero(Parameter parameter) {
        try (NDArray values = parameter.getArray().stopGradient()) {
            values.muli(0);
        }
    }

    /**
     * A network with the weights of a checkpoint, to be trained on.
     *
     * @param weights as {@link #weights()} wrote them
     * @throws IllegalArgumentException if they are not the weights of such a network; the message says which is wrong
     */
    public static Network trainable(NetworkDescription description, TensorSpecification tensor, byte[] weights) {
        return of(description, tensor, Safetensors.read(weights));
    }

    private static Network of(NetworkDescription description, TensorSpecification tensor, Weights weights) {
        WeightShapes.check(description, tensor, weights);
        Network network = new Network(description, tensor);
        try {
            network.load(weights);
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** As {@link #trainable}, but frozen: its weights take no gradients and scoring keeps no graph. */
    public static Network frozen(NetworkDescription description, TensorSpecification tensor, byte[] weights) {
        return frozen(description, tensor, Safetensors.read(weights));
    }

    /** As {@link #frozen(NetworkDescription, TensorSpecification, byte[])}. */
    public static Network frozen(NetworkDescription description, TensorSpecification tensor, Weights weights) {
        Network network = of(description, tensor, weights);
        network.block.freezeParameters(true);
        return network;
    }

    public NetworkDescription description() {
        return description;
    }

    /** The weights and statistics by the names that PyTorch's {@code state_dict} would give them, in order. */
    public Map<String, Parameter> parameters() {
        return parameters;
    }

    /** Number of values, running statistics included. */
    public long valueCount() {
        return parameters.values().stream()
                .mapToLong(p -> p.getArray().getShape().size())
                .sum();
    }

    /**
     * Puts other weights in the place of those there are.
     *
     * @param weights of this network's names and shapes
     */
    public void load(Weights weights) {
        StateDict.load(parameters, weights, model.getNDManager());
        ChannelsLast.apply(parameters.values());
    }

    /** The weights and statistics as safetensors; float32, channels first, bit for bit what the network computes with. */
    public byte[] weights() {
        return StateDict.encode(parameters, model.getNDManager());
    }

    /** Parent of the managers of batches; closed with the network. */
    public NDManager manager() {
        return model.getNDManager();
    }

    /**
     * The logits of a batch.
     *
     * @param store    of the calling thread
     * @param batch    UINT8, shape (n, channels, height, width)
     * @param training whether dropout is on and statistics are of the batch
     * @return FLOAT32, shape (n, groups), in the manager of {@code batch}
     */
    public NDArray forward(ParameterStore store, NDArray batch, boolean training) {
        return block.forward(store, new NDList(batch), training).singletonOrThrow();
    }

    @Override
    public Scorer newScorer() {
        return new BlockScorer(block, tensor, model.getNDManager());
    }

    /** Shape of a batch of this many tensors. */
    public Shape batchShape(int n) {
        return batchShape(n, tensor.shape().get(1));
    }

    /**
     * Shape of a batch of tensors of another size.
     *
     * @param side width and height
     */
    public Shape batchShape(int n, int side) {
        return new Shape(n, tensor.shape().get(0), side, side);
    }

    @Override
    public void close() {
        NativeArrays.closed(model.getNDManager());
        model.close();
    }
}
