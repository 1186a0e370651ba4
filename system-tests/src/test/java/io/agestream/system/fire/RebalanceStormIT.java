package io.agestream.system.fire;

import io.agestream.system.load.Flow;
import io.agestream.system.load.Outcome;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.measurement.Latencies;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RebalanceStormIT {

    private static final FireForm FORM = FireForm.current();
    private static final Duration STORM = Duration.ofSeconds(FORM.choose(20, 60));
    /** A slow machine needs longer than the storm to start so many. */
    private static final int LEAST_JOINS = FORM.choose(3, 8);

    private static final long SEED = Long.getLong("fire.seed", 11);
    private static final double TENSORS_PER_SECOND = 60;

    /** Who has been killed is missed after so long; the default is 45 s. */
    private static final Map<String, String> TIMEOUTS =
            Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000", "KAFKA_HEARTBEAT_INTERVAL_MS", "1000");

    @Test
    void shouldPredictEachTensorOnceWhenInstancesJoinLeaveAndDie() throws Exception {
        Figures figures = new Figures("rebalances");
        try (PredictAlone alone =
                PredictAlone.serving("fire/rebalances", TIMEOUTS, "v1", PredictAlone.checkpoint("tiny", 1))) {
            // Given
            Pipeline pipeline = alone.pipeline();
            Outcomes outcomes = alone.outcomes();
            Flow flow = alone.flow();
            List<ServiceProcess> others = alone.others();
            flow.start(TENSORS_PER_SECOND);
            Exactness.awaitProgress(outcomes, pipeline);

            // When
            Random random = new Random(SEED);
            Instant begin = Clock.systemUTC().instant();
            int changes = 0;
            int joins = 0;
            while (joins < LEAST_JOINS || Clock.systemUTC().instant().isBefore(begin.plus(STORM))) {
                ServiceProcess instance = others.get(changes++ % others.size());
                String what = change(instance, random);
                // Mostly it has partitions before the next change, now and then it is caught while it starts.
                if (instance.isAlive() && random.nextInt(4) > 0) {
                    instance.awaitReady();
                    joins++;
                }
                Duration after = Duration.between(begin, Clock.systemUTC().instant());
                figures.print("after %d ms: %s", after.toMillis(), what);
                flow.awaitMore((0.5 + 2 * random.nextDouble()) * TENSORS_PER_SECOND);
            }
            Instant end = Clock.systemUTC().instant();
            Exactness.awaitAll(flow, outcomes, pipeline);

            // Then
            Exactness.assertExact(flow, outcomes, pipeline);
            List<Double> silences = silences(outcomes.all(), begin, end);
            figures.print(
                    "%d changes, %d instances joined, %,d tensors, each once; between predictions of a partition: %s",
                    changes, joins, flow.acknowledged().size(), Latencies.of(silences));
            figures.print(
                    "tensor to prediction: %s",
                    Latencies.of(
                            outcomes.all().stream().map(Outcome::latencyMillis).toList()));
        }
    }

    /** Whoever is not there joins; whoever is there leaves or dies. */
    private static String change(ServiceProcess instance, Random random) {
        if (!instance.isAlive()) {
            instance.start();
            return instance.name() + " starts";
        }
        if (random.nextBoolean()) {
            instance.kill();
            return instance.name() + " is killed";
        }
        instance.stop();
        return instance.name() + " is stopped";
    }

    /** Milliseconds between one prediction of a partition and the next. */
    private static List<Double> silences(List<Outcome> outcomes, Instant begin, Instant end) {
        Map<Integer, Instant> last = new HashMap<>();
        List<Double> silences = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Instant before = last.put(outcome.partition(), outcome.written());
            if (before != null && before.isAfter(begin) && before.isBefore(end)) {
                silences.add(
                        (double) Duration.between(before, outcome.written()).toMillis());
            }
        }
        return silences;
    }
}
