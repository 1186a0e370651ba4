package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.contract.topic.Topics;
import io.agestream.model.manifest.Manifest;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Outcome;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.measurement.Latencies;
import io.agestream.system.measurement.ProcessLog;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ProcessResources;
import io.agestream.system.process.ServiceProcess;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HotSwapIT {

    private static final FireForm FORM = FireForm.current();
    private static final int SWAPS = Integer.getInteger("fire.swaps", FORM.choose(30, 1000));
    private static final int SETTLED_AFTER = Math.min(SWAPS, FORM.choose(5, 50));
    private static final String NETWORK = FORM.isLong() ? "article" : "tiny";
    /** After so much load, Java has compiled most of what runs in services, broker and test. */
    private static final int SETTLING_SECONDS = FORM.choose(0, 60);

    private static final int KEPT = 5;
    /** More than half of what two cores have scored with the large network; with a small one, more would only fill the disk. */
    private static final double MOST_PER_SECOND = 400;
    /** A busy machine may keep two batches waiting for so long, without any swap. */
    private static final Duration BATCHES_IN_FLIGHT = Duration.ofSeconds(5);

    /** @param firstPrediction when the first prediction of the version was written */
    private record Swap(String version, Instant published, Instant firstPrediction) {

        boolean covers(Outcome outcome) {
            return !outcome.written().isBefore(published)
                    && !outcome.imageTime().isAfter(firstPrediction);
        }

        long millis() {
            return Duration.between(published, firstPrediction).toMillis();
        }
    }

    @Test
    void shouldLoseAndDoubleNothingAndStampEachPredictionWithALiveVersionWhenModelsAreSwapped() throws Exception {
        Figures figures = new Figures("swaps");
        List<TestCheckpoint> checkpoints = IntStream.rangeClosed(1, 4)
                .mapToObj(seed -> PredictAlone.checkpoint(NETWORK, seed))
                .toList();
        try (PredictAlone alone = PredictAlone.serving("fire/swaps", Map.of(), "v0", checkpoints.get(0))) {
            // Given: half of what the service can do
            Pipeline pipeline = alone.pipeline();
            CheckpointPublisher publisher = alone.publisher();
            Outcomes outcomes = alone.outcomes();
            Flow flow = alone.flow();
            double saturation = saturation(flow, outcomes);
            double rate = Math.min(MOST_PER_SECOND, saturation / 2);
            figures.print(
                    "network %s, saturated %.0f tensors/s, load %.0f/s (%.2f), %d swaps",
                    NETWORK, saturation, rate, rate / saturation, SWAPS);
            flow.start(rate);
            awaitPredictions(outcomes, (int) (rate * SETTLING_SECONDS));

            // When
            List<Swap> swaps = new ArrayList<>();
            Deque<Manifest> kept = new ArrayDeque<>();
            ProcessResources settled = null;
            try (ProcessLog<ProcessResources> resources = new ProcessLog<>(
                    List.of(pipeline.predict), ServiceProcess::resources, Duration.ofSeconds(1), Clock.systemUTC())) {
                for (int i = 1; i <= SWAPS; i++) {
                    Manifest manifest = publisher.publish("v" + i, checkpoints.get(i % checkpoints.size()));
                    swaps.add(awaitSwap(manifest.version(), outcomes, pipeline));
                    kept.addLast(manifest);
                    if (kept.size() > KEPT) {
                        publisher.erase(kept.removeFirst());
                    }
                    awaitPredictions(outcomes, (int) (rate * 0.4)); // a while without a swap
                    if (i == SETTLED_AFTER) {
                        settled = pipeline.predict.resources();
                    }
                }
                ProcessResources end = pipeline.predict.resources();
                Exactness.awaitAll(flow, outcomes, pipeline);
                resources.write(figures, "resources.csv", ProcessResources.COLUMNS, ProcessResources::values);
                report(figures, swaps, outcomes.all(), settled, end);

                // Then
                assertThat(end.threads()).as("threads").isLessThanOrEqualTo(settled.threads() + 2);
                assertThat(end.handles()).as("file handles").isLessThanOrEqualTo(settled.handles() + 5);
                if (FORM.isLong()) {
                    assertThat(end.residentKilobytes())
                            .as("resident after %d swaps, in kB, against that after %d", SWAPS, SETTLED_AFTER)
                            .isLessThanOrEqualTo(settled.residentKilobytes() * 105 / 100);
                }
            }
            Exactness.assertExact(flow, outcomes, pipeline);
            assertThatOnlyLiveVersionsPredicted(figures, swaps, outcomes.all(), pipeline);
        }
    }

    /** Tensors a second, over a burst; what is still being compiled counts against it. */
    private static double saturation(Flow flow, Outcomes outcomes) {
        int size = FORM.choose(1500, 3000);
        flow.burst(size);
        awaitPredictionsInAll(outcomes, size);
        flow.burst(size);
        awaitPredictionsInAll(outcomes, 2 * size);
        List<Outcome> second = outcomes.all().subList(size, 2 * size);
        Instant first =
                second.stream().map(Outcome::written).min(Instant::compareTo).orElseThrow();
        Instant last =
                second.stream().map(Outcome::written).max(Instant::compareTo).orElseThrow();
        return size * 1000.0 / Math.max(1, Duration.between(first, last).toMillis());
    }

    private static void awaitPredictions(Outcomes outcomes, int more) {
        awaitPredictionsInAll(outcomes, outcomes.ids() + more);
    }

    private static void awaitPredictionsInAll(Outcomes outcomes, int until) {
        Awaitility.await()
                .atMost(Exactness.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> outcomes.ids() >= until);
    }

    private static Swap awaitSwap(String version, Outcomes outcomes, Pipeline pipeline) {
        Instant published = Clock.systemUTC().instant();
        Awaitility.await("a prediction by " + version + ", log " + pipeline.predict.logFile())
                .atMost(Exactness.PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> outcomes.lastVersion().equals(version));
        return new Swap(version, published, Clock.systemUTC().instant());
    }

    private static void report(
            Figures figures, List<Swap> swaps, List<Outcome> outcomes, ProcessResources settled, ProcessResources end) {
        List<Double> during = new ArrayList<>();
        List<Double> steady = new ArrayList<>();
        double[] slowest = new double[swaps.size()];
        Instant begin = swaps.get(0).published();
        int from = 0;
        List<Outcome> inOrder = outcomes.stream()
                .filter(o -> o.imageTime().isAfter(begin))
                .sorted((a, b) -> a.written().compareTo(b.written()))
                .toList();
        for (Outcome outcome : inOrder) {
            while (from < swaps.size() - 1 && swaps.get(from).firstPrediction().isBefore(outcome.imageTime())) {
                from++;
            }
            boolean inSwap = swaps.get(from).covers(outcome);
            (inSwap ? during : steady).add(outcome.latencyMillis());
            if (inSwap) {
                slowest[from] = Math.max(slowest[from], outcome.latencyMillis());
            }
        }
        List<Double> lengths =
                swaps.stream().map(swap -> (double) swap.millis()).toList();
        figures.print("published to first prediction: %s", Latencies.of(lengths));
        Latencies calm = Latencies.of(steady);
        Latencies swapping = Latencies.of(during);
        figures.print("tensor to prediction, steady:  %s", calm);
        figures.print("tensor to prediction, in swap: %s, p99 %.2f of steady", swapping, swapping.p99() / calm.p99());
        figures.print("after %d swaps %s", SETTLED_AFTER, settled);
        figures.print("after %d swaps %s", SWAPS, end);
        figures.csv(
                "swaps.csv",
                "version,published,first_prediction,millis,slowest_tensor_millis",
                IntStream.range(0, swaps.size())
                        .mapToObj(i -> new Object[] {
                            swaps.get(i).version(),
                            swaps.get(i).published(),
                            swaps.get(i).firstPrediction(),
                            swaps.get(i).millis(),
                            slowest[i]
                        })
                        .toList());
    }

    /**
     * No prediction is older than its model, none by a model that had been superseded for longer than a swap and the
     * batches in flight take, and in no partition does an older model follow a newer one, whatever clocks say.
     */
    private static void assertThatOnlyLiveVersionsPredicted(
            Figures figures, List<Swap> swaps, List<Outcome> outcomes, Pipeline pipeline) {
        Map<String, Instant> births = new HashMap<>();
        PublishedModels.of(pipeline).forEach(p -> births.put(p.manifest().version(), p.published()));
        Duration longest = swaps.stream()
                .map(s -> Duration.between(s.published(), s.firstPrediction()))
                .max(Duration::compareTo)
                .orElseThrow();
        long longestStay = 0;
        int[] newest = new int[Topics.DEFAULT_PARTITIONS];
        for (Outcome outcome : outcomes) {
            int number = Integer.parseInt(outcome.version().substring(1));
            assertThat(number)
                    .as(
                            "partition %d, offset %d: an older model after v%d",
                            outcome.partition(), outcome.offset(), newest[outcome.partition()])
                    .isGreaterThanOrEqualTo(newest[outcome.partition()]);
            newest[outcome.partition()] = number;
            Instant birth = births.get(outcome.version());
            if (birth != null) {
                assertThat(outcome.predictedTime()).as("%s", outcome).isAfterOrEqualTo(birth);
            }
            if (number < swaps.size()) {
                Instant successor = swaps.get(number).firstPrediction();
                longestStay = Math.max(
                        longestStay,
                        Duration.between(successor, outcome.predictedTime()).toMillis());
            }
        }
        figures.print("longest prediction by a superseded version: %d ms after its successor's first", longestStay);
        assertThat(Duration.ofMillis(longestStay)).isLessThanOrEqualTo(longest.plus(BATCHES_IN_FLIGHT));
    }
}
