package io.agestream.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.agestream.model.network.NetworkDescription.InputScale;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BlocksTest {

    private static final Shape IMAGES = new Shape(2, 3, 17, 17);

    @Test
    void shouldComputeToTheLastBitWhatTheDescriptionSaysWhenAReluStandsBeforeAMaxPooling() {
        // Given
        NativeEngine.load(1);
        BlockList blocks = blocks(new Layer.Relu(), new Layer.MaxPool(3, 2, 1), new Layer.Flatten());
        Block first = blocks.get(1).getValue();
        Block second = blocks.get(2).getValue();
        Block pooling = Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1));
        try (NDManager manager = NDManager.newBaseManager()) {
            // Whole numbers, none of them -0, so that windows have several largest values, some no positive one.
            NDArray images = manager.randomUniform(-3, 2, IMAGES).round().add(0);

            // When
            Result quick =
                    Result.of(manager, images, input -> run(manager, second, run(manager, first, new NDList(input))));
            Result asDescribed =
                    Result.of(manager, images, input -> run(manager, pooling, Activation.relu(new NDList(input))));

            // Then
            assertThat(quick.output()).containsExactly(asDescribed.output());
            assertThat(quick.gradient()).containsExactly(asDescribed.gradient());
            assertThat(quick.output()).contains(0f, 1f, 2f);
        }
    }

    @Test
    void shouldGiveImagesThatLieChannelsLastAsRowsChannelsFirstToTheLastBit() {
        Both both = Both.of(new Layer.Flatten(), images -> images.reshape(IMAGES.get(0), -1));

        assertThat(both.ours().output()).containsExactly(both.engines().output());
        assertThat(both.ours().gradient()).containsExactly(both.engines().gradient());
    }

    @Test
    void shouldAverageEachChannelAsTheEngineDoes() {
        Both both = Both.of(new Layer.GlobalAveragePool(), Pool::globalAvgPool2d);

        assertThat(both.ours().output()).containsExactly(both.engines().output(), offset(1e-6f));
        assertThat(both.ours().gradient()).containsExactly(both.engines().gradient(), offset(1e-6f));
    }

    @Test
    void shouldLeaveWhatIsFlatAsItIs() {
        // Given
        NativeEngine.load(1);
        Block flatten = blocks(new Layer.Flatten()).get(1).getValue();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.randomUniform(-3, 2, new Shape(2, 5));

            // When
            NDArray same = run(manager, flatten, new NDList(rows)).singletonOrThrow();

            // Then
            assertThat(same.toFloatArray()).containsExactly(rows.toFloatArray());
        }
    }

    /** The input's scaling, then a block for each layer. */
    private static BlockList blocks(Layer... layers) {
        List<Layer> all = new ArrayList<>(List.of(layers));
        all.add(new Layer.Linear(10));
        return Blocks.of(new NetworkDescription("few", InputScale.UNIT, all)).getChildren();
    }

    private static NDArray channelsLast(NDArray images) {
        Shape pixelsFirst = new Shape(IMAGES.get(0), IMAGES.get(2), IMAGES.get(3), IMAGES.get(1));
        return images.transpose(0, 2, 3, 1).flatten().reshape(pixelsFirst).transpose(0, 3, 1, 2);
    }

    private static NDList run(NDManager manager, Block block, NDList input) {
        return block.forward(new ParameterStore(manager, false), input, true);
    }

    /** What a layer's block and the engine make of the same images, which lie channels last. */
    private record Both(Result ours, Result engines) {

        static Both of(Layer layer, UnaryOperator<NDArray> engine) {
            NativeEngine.load(1);
            Block block = blocks(layer).get(1).getValue();
            try (NDManager manager = NDManager.newBaseManager()) {
                NDArray images = channelsLast(manager.randomUniform(-3, 2, IMAGES));
                return new Both(
                        Result.of(manager, images, input -> run(manager, block, new NDList(input))),
                        Result.of(manager, images, input -> new NDList(engine.apply(input))));
            }
        }
    }

    private record Result(float[] output, float[] gradient) {

        private interface Network {
            NDList forward(NDArray input);
        }

        static Result of(NDManager manager, NDArray images, Network network) {
            NDArray input = images.duplicate();
            input.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray output = network.forward(input).singletonOrThrow();
                NDArray weights = manager.arange(output.size()).reshape(output.getShape());
                collector.backward(output.mul(weights.add(1)).sum());
                return new Result(output.toFloatArray(), input.getGradient().toFloatArray());
            }
        }
    }
}
