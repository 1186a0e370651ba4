package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agestream.contract.json.Json;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KillStormIT {

    private static final FireForm FORM = FireForm.current();
    private static final long SEED = Long.getLong("fire.seed", 51);
    private static final double IMAGES_PER_SECOND = 30;

    /** Short, so that a pause can outlast them: the group's, and a transaction's of 10 to 15 s. */
    private static final Map<String, String> TIMEOUTS =
            Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000", "KAFKA_HEARTBEAT_INTERVAL_MS", "1500");

    private static final double SHORT_PAUSE_OVER_SESSION = 9;
    private static final double LONG_PAUSE_OVER_TRANSACTION = 22;

    private static Map<String, String> environment() {
        return Stream.of(TIMEOUTS, EndlessTraining.from(100))
                .flatMap(m -> m.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void shouldGiveEveryImageExactlyOneOutcomeAndNeverTrainBackwardsWhenServicesAreKilledAndPaused() throws Exception {
        Figures figures = new Figures("kills");
        try (Pipeline pipeline = new Pipeline("fire/kills", Brokers.single(), environment());
                Outcomes outcomes = Outcomes.follow(pipeline);
                Outcomes slow = Outcomes.followSlowly(pipeline);
                Flow flow = new Flow(pipeline.newProducer(), Images.of(pipeline, SEED)::labelled)) {
            // Given: images that flow all the time, two consumers, one of them slow
            pipeline.startServices();
            flow.start(IMAGES_PER_SECOND);
            pipeline.predict.awaitReady();
            Exactness.awaitProgress(outcomes, pipeline);
            Map<String, ServiceProcess> services =
                    Map.of("ingest", pipeline.ingest, "train", pipeline.train, "predict", pipeline.predict);

            // When
            List<Blow> schedule = Blow.schedule(
                    SEED,
                    List.of("ingest", "train", "predict"),
                    FORM.choose(6, 30),
                    FORM.choose(1, 8),
                    FORM.choose(1, 4),
                    FORM.isLong() ? LONG_PAUSE_OVER_TRANSACTION : SHORT_PAUSE_OVER_SESSION);
            for (Blow blow : schedule) {
                figures.print("%s", blow);
                strike(blow, services.get(blow.victim()), flow);
                if (blow.settled()) {
                    services.get(blow.victim()).awaitReady();
                    Exactness.awaitProgress(outcomes, pipeline);
                }
            }
            services.values().forEach(ServiceProcess::awaitReady);
            Exactness.awaitAll(flow, outcomes, pipeline);

            // Then
            assertThatTheStoreHoldsWhatWasSent(pipeline, flow);
            Exactness.assertExact(flow, outcomes, pipeline);
            slow.finish();
            assertThat(slow.counts()).as("what the slow consumer saw").isEqualTo(outcomes.counts());
            Predicate<String> good = id -> !Images.isDamaged(number(id));
            Exactness.assertExactlyOnceIn(pipeline.topics.tensors(), flow, good, pipeline);
            Exactness.assertExactlyOnceIn(pipeline.topics.examples(), flow, good, pipeline);
            Exactness.assertExactlyOnceIn(pipeline.topics.deadLetters(), flow, good.negate(), pipeline);
            List<PublishedModels.Publication> models = PublishedModels.of(pipeline);
            PublishedModels.assertTrainingNeverWentBack(models);
            figures.print(
                    "%,d images, %d blows, %d checkpoints, seed %d: each image exactly once",
                    flow.acknowledged().size(), schedule.size(), models.size(), SEED);
        }
    }

    private static void strike(Blow blow, ServiceProcess victim, Flow flow) {
        boolean killed = blow.kind() == Blow.Kind.KILL;
        if (killed) {
            victim.kill();
        } else {
            victim.pause();
        }
        flow.awaitMore(blow.seconds() * IMAGES_PER_SECOND);
        if (killed) {
            victim.start();
        } else {
            victim.resume();
        }
    }

    /** Kills training once more: what it finds in its store must be what was sent, without a look at the whole topic. */
    private static void assertThatTheStoreHoldsWhatWasSent(Pipeline pipeline, Flow flow) throws IOException {
        long expected = flow.acknowledged().stream()
                .filter(id -> !Images.isDamaged(number(id)))
                .count();
        Awaitility.await("training has all " + expected + " examples, log " + pipeline.train.logFile())
                .atMost(Exactness.PATIENCE)
                .until(() -> examples(pipeline.train) == expected);
        pipeline.train.kill();
        pipeline.train.start();
        pipeline.train.awaitReady();
        Awaitility.await("training has all " + expected + " examples again, log " + pipeline.train.logFile())
                .atMost(Exactness.PATIENCE)
                .until(() -> examples(pipeline.train) == expected);
        List<String> log = pipeline.train.log();
        assertThat(log).as("train log").noneMatch(line -> line.contains("The example store is rebuilt"));
        assertThat(log.stream().filter(line -> line.contains("examples already in the store")))
                .last()
                .asString()
                .contains("with " + expected + " examples");
    }

    private static long examples(ServiceProcess train) throws IOException {
        JsonNode sizes =
                Json.mapper().readTree(train.http().get("/training").body()).path("examples");
        return sizes.path("training").asLong()
                + sizes.path("validation").asLong()
                + sizes.path("outsideRanges").asLong();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }
}
