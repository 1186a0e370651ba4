package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.system.load.Flow;
import io.agestream.system.load.Outcome;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.measurement.Latencies;
import io.agestream.system.measurement.ProcessLog;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ProcessResources;
import io.agestream.system.process.ServiceProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ElasticIT {

    private static final FireForm FORM = FireForm.current();
    private static final int OVERLOAD = FORM.choose(5_000, 60_000);
    private static final int WARM_UP = 600;
    private static final double TRICKLE = 40;
    /**
     * Of the resident memory. The allocator's high-water mark rises in steps of a pass of a full shard while the workers
     * still meet in new ways; a backlog in memory would not stop. In the long form it would not fit into the heap, either.
     */
    private static final double FLAT = 1.10;

    private static final Pattern LAG =
            Pattern.compile("kafka_consumer_fetch_manager_records_lag\\{[^}]*topic=\"age\\.tensors\"[^}]*} (\\S+)");

    @Test
    void shouldDropNothingAndKeepItsMemoryWhenThereIsMoreLoadThanCapacityAndShareItWhenInstancesCome()
            throws Exception {
        Figures figures = new Figures("elastic");
        try (PredictAlone alone =
                PredictAlone.serving("fire/elastic", Map.of(), "v1", PredictAlone.checkpoint("article", 1))) {
            // Given: an instance that has seen full batches
            Pipeline pipeline = alone.pipeline();
            Outcomes outcomes = alone.outcomes();
            Flow flow = alone.flow();
            flow.burst(WARM_UP);
            awaitIds(outcomes, WARM_UP);
            List<ServiceProcess> more = alone.others();

            // When: far more at once than can be scored, and more instances while it is worked off
            try (ProcessLog<ProcessResources> resources = new ProcessLog<>(
                    List.of(pipeline.predict), ServiceProcess::resources, Duration.ofMillis(500), Clock.systemUTC())) {
                flow.burst(OVERLOAD);
                // The consumer learns how far it is behind with each fetch, so that the figure grows while it works.
                double lag = Awaitility.await("lag in /q/metrics, log " + pipeline.predict.logFile())
                        .atMost(Exactness.PATIENCE)
                        .until(() -> lag(pipeline.predict), tensors -> tensors > OVERLOAD / 20.0);
                figures.print("lag in /q/metrics under overload: %.0f tensors", lag);
                awaitIds(outcomes, WARM_UP + OVERLOAD / 4);
                long early = pipeline.predict.resources().residentKilobytes();
                for (ServiceProcess instance : more) {
                    instance.start();
                    instance.awaitReady();
                    figures.print("%s serves, %,d predictions so far", instance.name(), outcomes.ids());
                }
                awaitIds(outcomes, WARM_UP + OVERLOAD);
                long most = resources.samples().stream()
                        .mapToLong(s -> s.held().residentKilobytes())
                        .max()
                        .orElseThrow();
                resources.write(figures, "resources.csv", ProcessResources.COLUMNS, ProcessResources::values);
                figures.print("resident %,d kB early in the overload, at most %,d kB in it", early, most);
                if (FORM.isLong()) {
                    assertThat(most)
                            .as("resident kB, log %s", pipeline.predict.logFile())
                            .isLessThan((long) (early * FLAT));
                }
            }
            Instant trickle = Clock.systemUTC().instant();
            flow.start(TRICKLE);
            awaitIds(outcomes, WARM_UP + OVERLOAD + (int) (TRICKLE * FORM.choose(5, 30)));

            // Then
            Awaitility.await("no lag in /q/metrics, log " + pipeline.predict.logFile())
                    .atMost(Exactness.PATIENCE)
                    .until(() -> lag(pipeline.predict) <= TRICKLE);
            Exactness.awaitAll(flow, outcomes, pipeline);
            Exactness.assertExact(flow, outcomes, pipeline);
            figures.print(
                    "tensor to prediction after the overload: %s",
                    Latencies.of(outcomes.all().stream()
                            .filter(o -> o.imageTime().isAfter(trickle))
                            .map(Outcome::latencyMillis)
                            .toList()));
        }
    }

    private static void awaitIds(Outcomes outcomes, int count) {
        Awaitility.await(count + " predictions")
                .atMost(Duration.ofMinutes(FORM.choose(3, 20)))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> outcomes.ids() >= count);
    }

    /** Of all partitions that this instance has, as its metrics say. */
    private static double lag(ServiceProcess predict) {
        Matcher matcher = LAG.matcher(predict.http().get("/q/metrics").body());
        double lag = 0;
        while (matcher.find()) {
            double value = Double.parseDouble(matcher.group(1));
            lag += Double.isNaN(value) ? 0 : value;
        }
        return lag;
    }
}
