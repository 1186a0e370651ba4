package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.load.Outcomes;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ZombieIT {

    @Test
    void shouldFenceInstancesThatComeBackAfterOthersHaveTakenTheirPlaces() {
        try (Pipeline pipeline = new Pipeline("fire/zombies", Brokers.single(), EndlessTraining.from(100));
                Outcomes outcomes = Outcomes.follow(pipeline);
                Flow flow = new Flow(pipeline.newProducer(), Images.of(pipeline, 5)::labelled)) {
            // Given: instances that stand still in the middle of their work, and others with the same ids in their
            // places
            pipeline.startServices();
            flow.start(40);
            pipeline.predict.awaitReady();
            Exactness.awaitProgress(outcomes, pipeline);
            List<ServiceProcess> zombies = List.of(pipeline.ingest, pipeline.predict, pipeline.train);
            zombies.forEach(ServiceProcess::pause);
            List<ServiceProcess> successors = List.of(
                    pipeline.instance("ingest", "ingest-successor", successorOf("ingest-1")),
                    pipeline.instance("predict", "predict-successor", successorOf("predict-1")),
                    pipeline.instance("train", "train-successor", successorOf("train-1")));
            successors.forEach(ServiceProcess::start);
            successors.forEach(ServiceProcess::awaitReady);
            Exactness.awaitProgress(outcomes, pipeline);

            // When
            zombies.forEach(ServiceProcess::resume);

            // Then
            for (ServiceProcess zombie : zombies) {
                Awaitility.await(zombie.name() + " ends, log " + zombie.logFile())
                        .atMost(Exactness.PATIENCE)
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> !zombie.isAlive());
                assertThat(zombie.exitCode()).as(zombie.name()).isEqualTo(1);
            }
            Exactness.awaitAll(flow, outcomes, pipeline);
            assertThat(successors).allMatch(ServiceProcess::isAlive);
            Exactness.assertExact(flow, outcomes, pipeline);
            PublishedModels.assertTrainingNeverWentBack(PublishedModels.of(pipeline));
        }
    }

    /** Under the same id, but with a data directory of its own, as on another machine. */
    private static Map<String, String> successorOf(String instance) {
        return Map.of(
                "AGESTREAM_INSTANCE_ID",
                instance,
                "AGESTREAM_INGEST_STATE_DIR",
                Path.of("target", "fire", "zombies", "successor-state")
                        .toAbsolutePath()
                        .toString(),
                "AGESTREAM_DATA_DIR",
                Path.of("target", "fire", "zombies", "train-data", "successor")
                        .toAbsolutePath()
                        .toString());
    }
}
