package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.age.AgeReading;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.model.recipe.Recipes;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final int EXAMPLES = 300;

    @TempDir
    private Path folder;

    private ExampleStore store;

    @BeforeEach
    void setUp() throws IOException {
        store = ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
        addExamples(0, EXAMPLES);
    }

    @AfterEach
    void tearDown() throws IOException {
        store.close();
    }

    @Test
    void shouldLearnWhatTheBrightnessSays() {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();

        // When
        train(checkpoints, plan(8, 0, 1, After.STOP), 8);

        // Then
        Checkpoint first = checkpoints.published.get(0).checkpoint();
        Checkpoint last = checkpoints.published.get(7).checkpoint();
        assertThat(last.epoch().loss()).isLessThan(0.7 * first.epoch().loss());
        assertThat(last.epoch().validationAccuracy()).isGreaterThan(0.5);
        assertThat(last.epoch().samples() + last.epoch().validationSamples()).isEqualTo(EXAMPLES);
        assertThat(last.epoch().step()).isEqualTo(8L * ((last.epoch().samples() + 31) / 32));
        assertThat(last.lineage().parent()).isEqualTo("v7");
    }

    @Test
    void shouldGiveTheSameWeightsWhenSeedAndDataAreTheSame() {
        // Given
        MemoryCheckpoints one = new MemoryCheckpoints();
        MemoryCheckpoints same = new MemoryCheckpoints();
        MemoryCheckpoints other = new MemoryCheckpoints();

        // When
        train(one, plan(2, 0.9f, 1, After.STOP), 2);
        train(same, plan(2, 0.9f, 1, After.STOP), 2);
        train(other, plan(2, 0.9f, 2, After.STOP), 2);

        // Then
        assertThat(weights(same, 2)).isEqualTo(weights(one, 2));
        assertThat(weights(other, 2)).isNotEqualTo(weights(one, 2));
    }

    @Test
    void shouldGiveTheWeightsOfAnUndisturbedRunWhenResumed() {
        // Given: momentum, so that the optimizer has a state that matters
        MemoryCheckpoints undisturbed = new MemoryCheckpoints();
        train(undisturbed, plan(4, 0.9f, 1, After.STOP), 4);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        train(resumed, plan(2, 0.9f, 1, After.STOP), 2);

        // When: a new loop, as after a kill
        train(resumed, plan(4, 0.9f, 1, After.STOP), 4);

        // Then
        assertThat(weights(resumed, 4)).isEqualTo(weights(undisturbed, 4));
        assertThat(resumed.published.get(3).checkpoint().epoch().step())
                .isEqualTo(undisturbed.published.get(3).checkpoint().epoch().step());
        assertThat(resumed.published).hasSize(4);
    }

    /** With momenta, averages, a schedule, two sizes and random changes of the images. */
    @Test
    void shouldGiveTheWeightsOfAnUndisturbedRunWhenTheFullRecipeIsResumed() {
        // Given
        MemoryCheckpoints undisturbed = new MemoryCheckpoints();
        train(undisturbed, agenet(3), 3);
        MemoryCheckpoints resumed = new MemoryCheckpoints();
        resumed.published.add(undisturbed.published.get(0));

        // When
        train(resumed, agenet(3), 3);

        // Then
        assertThat(weights(resumed, 3)).isEqualTo(weights(undisturbed, 3));
        assertThat(weights(resumed, 3)).isNotEqualTo(weights(resumed, 1));
        assertThat(resumed.published.get(2).checkpoint().state()).hasValueSatisfying(state -> assertThat(state)
                .isEqualTo(undisturbed.published.get(2).checkpoint().state().orElseThrow()));
    }

    @Test
    void shouldTrainOnWhenEnoughNewExamplesHaveComeAfterThePlannedEpochs() throws Exception {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        Progress progress = new Progress();
        TrainingLoop loop = loop(checkpoints, plan(1, 0, 1, After.FOLLOW), progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await().until(() -> progress.status().state() == Progress.State.FOLLOWING);

        // When
        addExamples(EXAMPLES, EXAMPLES + 49);
        Awaitility.await()
                .during(Duration.ofMillis(600))
                .until(() -> progress.status().state() == Progress.State.FOLLOWING);
        addExamples(EXAMPLES + 49, EXAMPLES + 50);

        // Then
        Awaitility.await().until(() -> checkpoints.published.size() == 2);
        loop.stop();
        thread.join();
        assertThat(checkpoints.published.get(1).checkpoint().epoch().samples())
                .isGreaterThan(checkpoints.published.get(0).checkpoint().epoch().samples());
        assertThat(checkpoints.published.get(1).checkpoint().epoch().line()).startsWith("epoch 2/2 · ");
    }

    @Test
    void shouldStopWithTheLastCheckpointWhenTrainingDiverges() {
        // Given
        MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        TrainingPlan plan = new TrainingPlan(
                Networks.named("tiny", 10),
                TENSOR,
                AgeGroups.DEFAULT,
                Recipe.plain(1e30f, 0, 32, 3, 1),
                1,
                Duration.ZERO,
                After.STOP,
                1);

        // Then
        assertThatThrownBy(() -> loop(checkpoints, plan, new Progress()).run())
                .isInstanceOf(TrainingDivergedException.class)
                .hasMessageContaining("learning-rate");
        assertThat(checkpoints.published).isEmpty();
    }

    @Test
    void shouldCountARowAsCorrectWhenItIsLargestAtItsGroup() {
        AgeReading reading = new AgeReading(AgeGroups.ofEdges(List.of(1, 5, 9, 13)), null);
        assertThat(Accuracy.correct(reading, new float[] {1, 2, 3, 3, 2, 1}, new int[] {2, 1}))
                .isEqualTo(1);
    }

    @Test
    void shouldShuffleAllExamplesDifferentlyInEachEpoch() {
        int[] first = Shuffle.order(1000, 1, 1);
        assertThat(first).isEqualTo(Shuffle.order(1000, 1, 1)).isNotEqualTo(Shuffle.order(1000, 1, 2));
        assertThat(Arrays.stream(first).sorted().toArray())
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    private byte[] weights(MemoryCheckpoints checkpoints, int epoch) {
        return checkpoints.published.get(epoch - 1).checkpoint().weights();
    }

    private void train(MemoryCheckpoints checkpoints, TrainingPlan plan, int epochs) {
        Progress progress = new Progress();
        TrainingLoop loop = loop(checkpoints, plan, progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> progress.status().state() == Progress.State.FINISHED);
        loop.stop();
        Awaitility.await().until(() -> !thread.isAlive());
        assertThat(checkpoints.published).hasSize(epochs);
    }

    private TrainingLoop loop(Checkpoints checkpoints, TrainingPlan plan, Progress progress) {
        return new TrainingLoop(plan, "age.examples", store, new Arrived(), checkpoints, progress, Clock.systemUTC());
    }

    private static TrainingPlan plan(int epochs, float momentum, int seed, After after) {
        return new TrainingPlan(
                Networks.named("tiny", 10),
                TENSOR,
                AgeGroups.DEFAULT,
                Recipe.plain(0.05f, momentum, 32, epochs, seed),
                100,
                Duration.ZERO,
                after,
                50);
    }

    private static TrainingPlan agenet(int epochs) {
        return new TrainingPlan(
                Networks.named("agenet-s", 10),
                TENSOR,
                AgeGroups.DEFAULT,
                Recipes.named("agenet", Map.of("epochs", Integer.toString(epochs), "first-size", "32"), 7),
                100,
                Duration.ZERO,
                After.STOP,
                50);
    }

    /** Young is dark, old is bright: something to be learnt, with noise so that no two tensors are alike. */
    private void addExamples(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Random random = new Random(i);
            int group = random.nextInt(10);
            byte[] tensor = new byte[TENSOR.bytes()];
            for (int k = 0; k < tensor.length; k++) {
                tensor[k] = (byte) (group * 23 + random.nextInt(25));
            }
            double age = AgeGroups.DEFAULT.edges().get(group);
            store.put(("id" + i).getBytes(StandardCharsets.UTF_8), tensor, age, 0, i);
        }
        store.commit(Map.of(0, (long) to));
    }

    private static final class Arrived implements ExampleStream {
        @Override
        public boolean isCaughtUp() {
            return true;
        }

        @Override
        public Instant lastArrival() {
            return Instant.EPOCH;
        }

        @Override
        public int rejected() {
            return 0;
        }
    }

    private static final class MemoryCheckpoints implements Checkpoints {
        private final List<Published> published = new CopyOnWriteArrayList<>();

        @Override
        public Optional<Published> latest() {
            return published.isEmpty() ? Optional.empty() : Optional.of(published.get(published.size() - 1));
        }

        @Override
        public String publish(Checkpoint checkpoint) {
            String version = "v" + (published.size() + 1);
            published.add(new Published(version, checkpoint));
            return version;
        }
    }
}
