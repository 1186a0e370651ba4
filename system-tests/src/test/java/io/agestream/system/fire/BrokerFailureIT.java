package io.agestream.system.fire;

import static org.assertj.core.api.Assertions.assertThat;

import io.agestream.devbroker.DevCluster;
import io.agestream.system.load.Flow;
import io.agestream.system.load.Images;
import io.agestream.system.load.Outcome;
import io.agestream.system.load.Outcomes;
import io.agestream.system.measurement.Figures;
import io.agestream.system.pipeline.Brokers;
import io.agestream.system.pipeline.Leftovers;
import io.agestream.system.pipeline.Pipeline;
import io.agestream.system.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three brokers, three replicas of everything, two of which must have what is acknowledged. */
class BrokerFailureIT {

    private static final FireForm FORM = FireForm.current();
    private static final double IMAGES_PER_SECOND = 20;
    private static final int NODES = 3;
    private static final int FULL_NODE = 3;
    private static final Path DATA = Path.of("target", "fire", "broker-data").toAbsolutePath();

    private static final Figures FIGURES = new Figures("brokers");
    private static final List<Flow> FLOWS = new ArrayList<>();
    /** What is to be closed, the last first. */
    private static final Deque<Runnable> OPEN = new ArrayDeque<>();

    private static FullDisk disk;
    private static DevCluster cluster;
    private static Pipeline pipeline;
    private static Replicas replicas;
    private static Outcomes outcomes;
    private static Images images;

    @BeforeAll
    static void startClusterAndServices() throws IOException {
        Path full = DATA.resolve("node-" + FULL_NODE);
        FullDisk.unmountLeftOver(full);
        Leftovers.delete(DATA);
        disk = FullDisk.at(full);
        OPEN.push(disk::close);
        cluster = DevCluster.start(NODES, Map.of(), Optional.of(DATA));
        OPEN.push(cluster::close);
        pipeline = new Pipeline("fire/brokers", Brokers.of(cluster), EndlessTraining.from(50));
        OPEN.push(pipeline::close);
        replicas = new Replicas(cluster, pipeline.topics, NODES);
        outcomes = Outcomes.follow(pipeline);
        OPEN.push(outcomes::close);
        images = Images.of(pipeline, 3);
        pipeline.startServices();
        Flow first = flow("first-");
        pipeline.predict.awaitReady();
        Exactness.awaitAll(first, outcomes, pipeline);
    }

    @Test
    void shouldLoseNothingWhenTheLeaderOfABusyPartitionIsKilled() throws Exception {
        for (int round = 0; round < FORM.choose(1, 6); round++) {
            // Given
            Flow flow = flow("leader-" + round + "-");
            Exactness.awaitProgress(outcomes, pipeline);
            int leader = replicas.leaderOf(pipeline.topics.tensors());

            // When
            cluster.kill(leader);
            flow.awaitMore(4 * IMAGES_PER_SECOND);
            Exactness.awaitProgress(outcomes, pipeline);
            cluster.restart(leader);
            replicas.awaitAllInSync();

            // Then
            Exactness.awaitAll(flow, outcomes, pipeline);
            FIGURES.print("leader %d killed, longest silence %s", leader, longestSilence("leader-" + round + "-"));
            assertThatNoServiceWasRestarted();
        }
    }

    @Test
    void shouldLoseNothingWhenEachBrokerIsRolled() throws Exception {
        for (int round = 0; round < FORM.choose(1, 3); round++) {
            // Given
            Flow flow = flow("roll-" + round + "-");
            Exactness.awaitProgress(outcomes, pipeline);

            // When
            for (int node = 1; node <= NODES; node++) {
                cluster.stop(node);
                Exactness.awaitProgress(outcomes, pipeline);
                cluster.restart(node);
                replicas.awaitAllInSync();
            }

            // Then
            Exactness.awaitAll(flow, outcomes, pipeline);
            FIGURES.print("each broker rolled, longest silence %s", longestSilence("roll-" + round + "-"));
            assertThatNoServiceWasRestarted();
        }
    }

    @Test
    void shouldLoseNothingWhenTheDiskOfOneBrokerIsFull() throws Exception {
        // Given
        Flow flow = flow("full-");
        Exactness.awaitProgress(outcomes, pipeline);

        // When: full while everything flows; later somebody frees it and starts the broker again
        disk.fill(cluster.processId(FULL_NODE));
        flow.awaitMore(FORM.choose(8, 30) * IMAGES_PER_SECOND);
        Exactness.awaitProgress(outcomes, pipeline);
        FIGURES.print(
                "disk of broker %d full (%s): the broker %s",
                FULL_NODE, disk.kind(), cluster.isRunning(FULL_NODE) ? "runs on" : "has ended");
        disk.free();
        cluster.kill(FULL_NODE);
        cluster.restart(FULL_NODE);
        replicas.awaitAllInSync();

        // Then
        Exactness.awaitAll(flow, outcomes, pipeline);
        FIGURES.print("disk full, longest silence %s", longestSilence("full-"));
        assertThatNoServiceWasRestarted();
    }

    @AfterAll
    static void assertThatNothingWasLostOrDoubledAtAll() {
        try {
            if (outcomes != null) { // else nothing has begun
                FLOWS.forEach(Flow::stop);
                Exactness.assertExact(FLOWS, outcomes, pipeline);
                PublishedModels.assertTrainingNeverWentBack(PublishedModels.of(pipeline));
            }
        } finally {
            OPEN.forEach(Runnable::run);
        }
    }

    /** Starts one that is closed at the end, when all of them are counted together. */
    private static Flow flow(String prefix) {
        Images named = images.named(prefix);
        Flow flow = new Flow(pipeline.newProducer(), named::labelled);
        FLOWS.add(flow);
        OPEN.push(flow::close);
        flow.start(IMAGES_PER_SECOND);
        if (FLOWS.size() == 1) {
            flow.awaitMore(6 * IMAGES_PER_SECOND); // enough to train on
        }
        return flow;
    }

    /** The longest time between two predictions of a partition; per partition, in milliseconds. */
    private static Map<Integer, Long> longestSilence(String prefix) {
        Map<Integer, Long> last = new HashMap<>();
        Map<Integer, Long> longest = new HashMap<>();
        for (Outcome outcome : outcomes.all()) {
            if (outcome.isPrediction() && outcome.id().startsWith(prefix)) {
                long now = outcome.written().toEpochMilli();
                long silence = now - last.getOrDefault(outcome.partition(), now);
                longest.merge(outcome.partition(), silence, Math::max);
                last.put(outcome.partition(), now);
            }
        }
        return longest;
    }

    private static void assertThatNoServiceWasRestarted() {
        for (ServiceProcess service : List.of(pipeline.ingest, pipeline.train, pipeline.predict)) {
            assertThat(service.isAlive())
                    .as("%s still runs, log %s", service.name(), service.logFile())
                    .isTrue();
            service.awaitReady();
        }
    }
}
