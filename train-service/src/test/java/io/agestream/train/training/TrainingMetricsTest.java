package io.agestream.train.training;

import static io.agestream.train.training.BrightnessTraining.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.train.progress.Progress;
import io.agestream.train.training.TrainingPlan.After;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingMetricsTest {

    @Test
    void shouldTellEachStepWithTheNormOfTheFirstAndEveryFiftiethOne(@TempDir Path folder) throws Exception {
        try (BrightnessTraining training = new BrightnessTraining(folder)) {
            // Given
            RecordingMetrics metrics = new RecordingMetrics();
            Progress progress = new Progress();
            MemoryCheckpoints checkpoints = new MemoryCheckpoints();

            // When
            Thread thread = new Thread(training.loop(checkpoints, plan(6, 0, 1, After.STOP), progress, metrics));
            thread.start();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> progress.status().state() == Progress.State.FINISHED);
            thread.interrupt();
            thread.join();

            // Then
            int steps = (int) checkpoints.checkpoint(6).epoch().step();
            assertThat(steps).isGreaterThan(50);
            assertThat(metrics.epochs).hasSize(6);
            assertThat(metrics.steps)
                    .extracting(TrainingMetrics.Step::number)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, steps)
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(metrics.steps.stream()
                            .mapToInt(TrainingMetrics.Step::samples)
                            .sum())
                    .isEqualTo(6 * checkpoints.checkpoint(6).epoch().samples());
            assertThat(metrics.steps.stream()
                            .filter(step -> step.gradientNorm().isPresent())
                            .map(TrainingMetrics.Step::number))
                    .containsExactly(1L, 51L);
            assertThat(metrics.steps)
                    .allSatisfy(step -> assertThat(step.learningRate()).isEqualTo(0.05f))
                    .allSatisfy(step -> assertThat(step.nanoseconds()).isPositive());
        }
    }

    private static final class RecordingMetrics implements TrainingMetrics {

        private final List<Integer> epochs = new CopyOnWriteArrayList<>();
        private final List<Step> steps = new CopyOnWriteArrayList<>();

        @Override
        public void epochBegins() {
            epochs.add(steps.size());
        }

        @Override
        public void stepped(Step step) {
            steps.add(step);
        }
    }
}
