package io.agestream.train.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.network.Network;
import io.agestream.model.network.Networks;
import io.agestream.model.recipe.Recipe;
import io.agestream.train.examples.BatchBuffers;
import io.agestream.train.examples.DataSet;
import io.agestream.train.examples.ExampleStore;
import io.agestream.train.examples.FoldReader;
import io.agestream.train.examples.StoreIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The heap is of fixed size and touched at start (see the pom), so what grows here is native. */
class TrainingMemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    private static final TrainingPlan PLAN = new TrainingPlan(
            Networks.named("tiny", 10),
            TENSOR,
            AgeGroups.DEFAULT,
            Recipe.plain(0.01f, 0.9f, 32, 1, 1),
            1,
            Duration.ZERO,
            TrainingPlan.After.STOP,
            1);

    @Test
    void shouldNotGrowWhenStepsAndCheckpointsGoOn(@TempDir Path folder) throws IOException {
        assumeThat(STATUS).exists();
        StoreIdentity identity = new StoreIdentity("c", "t", TENSOR.hash(), TENSOR.bytes());
        try (ExampleStore store = ExampleStore.open(
                                folder.resolve("store"), identity, Duration.ofDays(6), Clock.systemUTC())
                        .store();
                Learner learner = Learner.begin(Network.initialised(PLAN.network(), TENSOR, 1), PLAN.recipe())) {
            // Given: 320 examples are ten steps an epoch
            for (int i = 0; i < 400; i++) {
                byte[] tensor = new byte[TENSOR.bytes()];
                new Random(i).nextBytes(tensor);
                store.put(new byte[] {(byte) i, (byte) (i >> 8)}, tensor, 30, 0, i);
            }
            DataSet data = DataSet.of(store.snapshot(), AgeGroups.DEFAULT);
            EpochRunner runner = new EpochRunner(learner, PLAN, (samples, loss, accuracy) -> {}, () -> false);
            DataSet.Examples examples = data.training().first(320);
            FoldReader fold = new FoldReader(store, examples, new BatchBuffers(32, TENSOR.bytes()));

            // When
            int steps = 0;
            int epoch = 0;
            long after50 = 0;
            int arraysAfter50 = 0;
            while (steps < 500) {
                steps += runner.run(++epoch, fold).steps();
                checkpoint(learner);
                if (steps == 50) {
                    after50 = residentKilobytes();
                    arraysAfter50 =
                            learner.network().manager().getManagedArrays().size();
                }
            }

            // Then
            assertThat(steps).isEqualTo(500);
            assertThat(residentKilobytes()).isLessThan((long) (1.1 * after50));
            assertThat(learner.network().manager().getManagedArrays()).hasSize(arraysAfter50);
        }
    }

    private static void checkpoint(Learner learner) {
        try (Network published = Network.frozen(PLAN.network(), TENSOR, learner.servingWeights())) {
            assertThat(published.valueCount()).isEqualTo(learner.network().valueCount());
        }
        assertThat(learner.state()).isPresent();
    }

    private static long residentKilobytes() throws IOException {
        System.gc();
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
