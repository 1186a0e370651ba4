package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.StoreIdentity;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;

/** Training on a store of tensors whose brightness says the age: young is dark, old is bright. */
final class BrightnessTraining implements AutoCloseable {

    static final int EXAMPLES = 300;

    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final ExampleStore store;

    BrightnessTraining(Path folder) throws IOException {
        store = ExampleStore.open(
                        folder.resolve("store"),
                        new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes()),
                        Duration.ofDays(6),
                        Clock.systemUTC())
                .store();
        addExamples(0, EXAMPLES);
    }

    /** With noise, so that no two tensors are alike. */
    void addExamples(int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            Random random = new Random(i);
            int group = random.nextInt(10);
            byte[] tensor = new byte[TENSOR.bytes()];
            for (int k = 0; k < tensor.length; k++) {
                tensor[k] = (byte) (group * 23 + random.nextInt(25));
            }
            double age = AgeGroups.DEFAULT.edges().get(group);
            store.put(id(i, age), tensor, age, 0, i);
        }
        store.commit(Map.of(0, (long) to));
    }

    /** Trains on a thread of its own until all is done, after which so many epochs are published, earlier ones included. */
    void train(MemoryCheckpoints checkpoints, TrainingPlan plan, int epochs) {
        Progress progress = new Progress();
        TrainingLoop loop = loop(checkpoints, plan, progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> progress.status().state() == Progress.State.FINISHED);
        loop.stop();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !thread.isAlive());
        assertThat(checkpoints.published).hasSize(epochs);
    }

    /** Trains on a thread of its own until so many epochs are published, earlier ones included, and more is awaited. */
    void follow(MemoryCheckpoints checkpoints, TrainingPlan plan, int epochs) {
        Progress progress = new Progress();
        TrainingLoop loop = loop(checkpoints, plan, progress);
        Thread thread = new Thread(loop);
        thread.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> progress.status().state() == Progress.State.FOLLOWING
                        && checkpoints.published.size() >= epochs);
        loop.stop();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !thread.isAlive());
        assertThat(checkpoints.published).hasSize(epochs);
    }

    TrainingLoop loop(Checkpoints checkpoints, TrainingPlan plan, Progress progress) {
        return loop(checkpoints, plan, progress, TrainingMetrics.NONE);
    }

    TrainingLoop loop(Checkpoints checkpoints, TrainingPlan plan, Progress progress, TrainingMetrics metrics) {
        return new TrainingLoop(
                plan, "age.examples", store, ExampleStream.NONE, checkpoints, progress, metrics, Clock.systemUTC());
    }

    /** Of the training fold, in any age group, from this example on. */
    int trainingFrom(int from) {
        return store.countTrainingSince(Map.of(0, (long) from), AgeGroups.DEFAULT);
    }

    void eraseExample(int i) {
        store.erase(id(i, AgeGroups.DEFAULT.edges().get(new Random(i).nextInt(10))));
    }

    /** The first ones decide by their ids what is learnt; those that come later have names that tell sex and ethnicity. */
    private static byte[] id(int i, double age) {
        String name = i < EXAMPLES
                ? "id" + i
                : (int) age + "_" + i % 2 + "_" + i % 5 + "_" + (20_260_101_000_000L + i) + ".jpg";
        return name.getBytes(StandardCharsets.UTF_8);
    }

    /** With a small network and plain gradient descent; trains on after 50 new examples to learn from. */
    static TrainingPlan plan(int epochs, float momentum, int seed, After after) {
        return plan("tiny", Recipe.plain(0.05f, momentum, 32, epochs, seed), after);
    }

    static TrainingPlan plan(String network, Recipe recipe, After after) {
        return new TrainingPlan(
                Networks.named(network, 10), TENSOR, AgeGroups.DEFAULT, recipe, 100, Duration.ZERO, after, 50);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
