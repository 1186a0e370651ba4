package io.agestream.predict.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Weights;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelBuilderTest {

    private static final TestCheckpoint TINY = TestCheckpoint.of("tiny", 1);
    private static final TestCheckpoint ARTICLE = TestCheckpoint.of("article", 1);

    private final FakeEngine hare = new FakeEngine("hare", 900);
    private final FakeEngine tortoise = new FakeEngine("tortoise", 300);
    private final List<String> trials = new ArrayList<>();

    @Test
    void shouldTakeTheFasterEngineAndCloseTheOtherWhenItMayChoose() throws Exception {
        // Given
        ModelBuilder builder = builder(true);

        // When
        LoadedModel model = build(builder, TINY);

        // Then
        assertThat(model.engine()).isEqualTo("hare");
        assertThat(hare.open).isEqualTo(1);
        assertThat(tortoise.built).isEqualTo(1);
        assertThat(tortoise.open).isZero();
        model.release();
        assertThat(hare.open).isZero();
    }

    @Test
    void shouldKeepTheChoiceUntilAnotherNetworkComes() throws Exception {
        // Given
        ModelBuilder builder = builder(true);
        build(builder, TINY);
        trials.clear();
        tortoise.tensorsPerSecond = 2000;

        // When
        LoadedModel next = build(builder, TINY);
        List<String> trialsOfTheSame = List.copyOf(trials);
        LoadedModel another = build(builder, ARTICLE);

        // Then
        assertThat(next.engine()).isEqualTo("hare");
        assertThat(trialsOfTheSame).isEmpty();
        assertThat(another.engine()).isEqualTo("tortoise");
        assertThat(trials).contains("hare", "tortoise");
    }

    @Test
    void shouldCountTheBestOfSeveralRoundsWhenTheMachineIsBusyInBetween() throws Exception {
        // Given: the faster engine meets a busy machine at first
        ModelBuilder builder = new ModelBuilder(
                choice(true),
                lease -> Optional.empty(),
                lease -> {
                    trials.add("trial");
                    return trials.size() == 2 ? 10 : trials.size() % 2 == 1 ? 300 : 900; // tortoise, hare, tortoise, …
                },
                1,
                false);

        // When
        LoadedModel model = build(builder, TINY);

        // Then
        assertThat(model.engine()).isEqualTo("hare");
    }

    @Test
    void shouldTakeTheChosenEngineWithoutATrial() throws Exception {
        // When
        LoadedModel model = build(builder(false), TINY);

        // Then
        assertThat(model.engine()).isEqualTo("tortoise");
        assertThat(hare.built).isZero();
        assertThat(trials).isEmpty();
    }

    @Test
    void shouldTakeTheOtherEngineWhenTheFasterCannotBuildIt() throws Exception {
        // Given
        hare.unable.add("tiny");
        ModelBuilder builder = builder(true);

        // When
        LoadedModel model = build(builder, TINY);
        LoadedModel next = build(builder, TINY);

        // Then
        assertThat(model.engine()).isEqualTo("tortoise");
        assertThat(next.engine()).isEqualTo("tortoise");
        assertThat(hare.tried).isEqualTo(1);
    }

    @Test
    void shouldTakeTheOtherEngineWhenTheChosenOneCannotScore() throws Exception {
        // Given
        ModelBuilder builder = new ModelBuilder(
                choice(false),
                lease -> {
                    if (tortoise.open > 0 && hare.built == 0) {
                        throw new IllegalStateException("no such kernel");
                    }
                    return Optional.empty();
                },
                lease -> 1,
                1,
                false);

        // When
        LoadedModel model = build(builder, TINY);

        // Then
        assertThat(model.engine()).isEqualTo("hare");
        assertThat(tortoise.open).isZero();
    }

    @Test
    void shouldRefuseAndNotTryTheOtherEngineWhenTheChosenOneComputesSomethingElse() {
        // Given
        ModelBuilder builder =
                new ModelBuilder(choice(false), lease -> Optional.of("it is wrong"), lease -> 1, 1, false);

        // When // Then
        assertThatThrownBy(() -> build(builder, TINY))
                .isInstanceOf(UnusableNetworkException.class)
                .hasMessage("it is wrong");
        assertThat(tortoise.open).isZero();
        assertThat(hare.tried).isZero();
    }

    @Test
    void shouldSayWhyWhenNoEngineCan() {
        // Given
        hare.unable.add("tiny");
        tortoise.unable.add("tiny");

        // When // Then
        assertThatThrownBy(() -> build(builder(true), TINY))
                .isInstanceOf(UnusableNetworkException.class)
                .hasMessage("its network cannot be built: tortoise has no tiny");
    }

    @Test
    void shouldNameTheChoicesWhenAskedForAnother() {
        assertThatThrownBy(() -> EngineChoice.named("tensorflow"))
                .hasMessage("agestream.predict.scoring-engine must be auto or one of pytorch, onnxruntime, not"
                        + " tensorflow.");
    }

    private EngineChoice choice(boolean fastest) {
        return new EngineChoice(List.of(tortoise, hare), fastest);
    }

    private ModelBuilder builder(boolean fastest) {
        return new ModelBuilder(
                choice(fastest),
                lease -> Optional.empty(),
                lease -> lease.score(0, ByteBuffer.allocate(0), 1)[0][0],
                1,
                false);
    }

    private static LoadedModel build(ModelBuilder builder, TestCheckpoint checkpoint) throws UnusableNetworkException {
        return builder.build(checkpoint.manifest("v1", checkpoint.blob()), ByteBuffer.wrap(checkpoint.weights()));
    }

    private final class FakeEngine implements ScoringEngine {

        private final String name;
        private final Set<String> unable = new HashSet<>();
        private int tried;
        private int built;
        private int open;
        private float tensorsPerSecond;

        FakeEngine(String name, float tensorsPerSecond) {
            this.name = name;
            this.tensorsPerSecond = tensorsPerSecond;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void load() {}

        @Override
        public ScoringNetwork build(NetworkDescription network, TensorSpecification tensor, Weights weights) {
            tried++;
            if (unable.contains(network.name())) {
                throw new IllegalArgumentException(name + " has no " + network.name());
            }
            built++;
            open++;
            return new ScoringNetwork() {
                @Override
                public Scorer newScorer() {
                    return new FakeScorer(FakeEngine.this);
                }

                @Override
                public void close() {
                    open--;
                }
            };
        }
    }

    /** Tells the speed of its engine. */
    private final class FakeScorer implements Scorer {

        private final FakeEngine engine;

        FakeScorer(FakeEngine engine) {
            this.engine = engine;
        }

        @Override
        public float[][] logits(ByteBuffer tensors, int n) {
            return score(tensors, n, 1);
        }

        @Override
        public float[][] score(ByteBuffer tensors, int n, double temperature) {
            trials.add(engine.name);
            return new float[][] {{engine.tensorsPerSecond}};
        }

        @Override
        public void close() {}
    }
}
