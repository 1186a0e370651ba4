package io.agestream.train.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.split.Fold;
import io.agestream.train.progress.Progress;
import io.agestream.train.training.Checkpoint;
import io.agestream.train.training.Checkpoints;
import io.agestream.train.training.TrainingMetrics.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TrainMetersTest {

    private static final EpochReport SECOND = new EpochReport(2, 20, 84, 1_000, 7, 1.5, 0.4, 100, 1.75, 0.3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Progress progress = new Progress();
    private final TrainMeters meters =
            new TrainMeters(registry, progress, fold -> fold == Fold.VALIDATION ? 100 : 1_000);

    @Test
    void shouldShowWhatThereIsNoneOfYetAsNoNumberAndTheRestAsZero() {
        assertThat(gauge("agestream.training.loss", "fold", "training")).isNaN();
        assertThat(gauge("agestream.training.accuracy", "fold", "validation")).isNaN();
        assertThat(gauge("agestream.training.learning.rate")).isNaN();
        assertThat(gauge("agestream.training.gradient.norm")).isNaN();
        assertThat(gauge("agestream.training.step")).isZero();
        assertThat(gauge("agestream.training.state", "state", "waiting")).isOne();
        assertThat(gauge("agestream.training.state", "state", "training")).isZero();
        assertThat(gauge("agestream.training.examples", "fold", "validation")).isEqualTo(100);
    }

    @Test
    void shouldShowTheLastEpochsFiguresUntilTheCurrentOneHasSome() {
        // Given
        progress.published(SECOND, "v2");
        double resumed = gauge("agestream.training.loss", "fold", "training");
        double resumedStep = gauge("agestream.training.step");

        // When
        progress.samplesDone(64, 1.25, 0.5);
        meters.training().stepped(new Step(85, 64, 640_000_000, 0.01, OptionalDouble.of(3)));

        // Then
        assertThat(resumed).isEqualTo(1.5);
        assertThat(resumedStep).isEqualTo(84);
        assertThat(gauge("agestream.training.loss", "fold", "training")).isEqualTo(1.25);
        assertThat(gauge("agestream.training.accuracy", "fold", "training")).isEqualTo(0.5);
        assertThat(gauge("agestream.training.loss", "fold", "validation")).isEqualTo(1.75);
        assertThat(gauge("agestream.training.accuracy", "fold", "validation")).isEqualTo(0.3);
        assertThat(gauge("agestream.training.step")).isEqualTo(85);
    }

    @Test
    void shouldAverageTheTimePerSampleOverTheEpochAndKeepTheLastNorm() {
        // Given
        meters.training().stepped(new Step(1, 32, 3_200_000_000L, 0.01, OptionalDouble.of(3)));

        // When
        meters.training().epochBegins();
        meters.training().stepped(new Step(2, 30, 300_000_000, 0.01, OptionalDouble.empty()));
        meters.training().stepped(new Step(3, 10, 500_000_000, 0.005, OptionalDouble.empty()));

        // Then
        assertThat(gauge("agestream.training.sample")).isCloseTo(0.02, within(1e-12));
        assertThat(gauge("agestream.training.learning.rate")).isEqualTo(0.005);
        assertThat(gauge("agestream.training.gradient.norm")).isEqualTo(3);
        assertThat(registry.get("agestream.training.samples").counter().count()).isEqualTo(72);
        assertThat(registry.get("agestream.training.step.duration").timer().count())
                .isEqualTo(3);
    }

    @Test
    void shouldShowHowLargeTheLastCheckpointIsAndWhenItWasPublished() throws InterruptedException {
        // Given
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        Checkpoints checkpoints = meters.metered(new One(), clock);
        double before = gauge("agestream.checkpoint.published.timestamp");

        // When
        String version = checkpoints.publish(checkpoint());

        // Then
        assertThat(version).isEqualTo("v1");
        assertThat(before).isNaN();
        assertThat(gauge("agestream.checkpoint.published.timestamp")).isEqualTo(1_700_000_000);
        assertThat(gauge("agestream.checkpoint.size", "part", "weights")).isEqualTo(7);
        assertThat(gauge("agestream.checkpoint.size", "part", "optimizer")).isEqualTo(3);
        assertThat(registry.get("agestream.checkpoint.publish").timer().count()).isOne();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private static Checkpoint checkpoint() {
        return new Checkpoint(
                new byte[7],
                Optional.of(new byte[3]),
                List.of(),
                SECOND,
                List.of(),
                null,
                new Lineage("age.examples", Map.of(), "f", 1, 0, Map.of(), "rule", null, null));
    }

    private static final class One implements Checkpoints {
        @Override
        public Optional<Published> latest() {
            return Optional.empty();
        }

        @Override
        public String publish(Checkpoint checkpoint) {
            return "v1";
        }
    }
}
