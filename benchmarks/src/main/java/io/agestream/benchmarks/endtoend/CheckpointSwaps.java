package io.agestream.benchmarks.endtoend;

import io.agestream.benchmarks.delivery.Deliveries;
import io.agestream.benchmarks.delivery.Swap;
import io.agestream.benchmarks.load.Pacer;
import io.agestream.contract.topic.Topics;
import io.agestream.model.manifest.Manifest;
import io.agestream.testing.checkpoint.CheckpointPublisher;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Publishes new versions of untrained checkpoints at given times. The weights are made before, two sets in turn, so that
 * publishing costs little more than writing them.
 */
final class CheckpointSwaps implements AutoCloseable {

    /** So often the weights are hashed before: Java has compiled that then, which would else weigh on the first swap. */
    private static final int HASHED = 20;

    /** As train does it: older versions are erased. */
    private static final int KEPT = 5;

    private final List<TestCheckpoint> checkpoints;
    private final CheckpointPublisher publisher;
    private final Clock clock;
    private final String run;
    private final Deque<Manifest> kept = new ArrayDeque<>();
    private int published;

    /** @param run makes the versions of this run differ from those of all others */
    CheckpointSwaps(String bootstrapServers, Topics topics, String network, String run, Clock clock) {
        this.checkpoints = List.of(TestCheckpoint.of(network, 1), TestCheckpoint.of(network, 2));
        this.publisher = new CheckpointPublisher(bootstrapServers, topics);
        this.run = run;
        this.clock = clock;
        for (int i = 0; i < HASHED; i++) {
            checkpoints.forEach(TestCheckpoint::blob);
        }
    }

    /**
     * A published version.
     *
     * @param micros when the transaction with its manifest was committed, since the epoch
     */
    record Publication(String version, long micros) {}

    /** Publishes the next version now. */
    Publication publish() throws InterruptedException {
        String version = String.format(Locale.ROOT, "%s-%04d", run, published);
        kept.addLast(publisher.publish(version, checkpoints.get(published++ % checkpoints.size())));
        long now = Micros.of(clock.instant());
        if (kept.size() > KEPT) {
            publisher.erase(kept.removeFirst());
        }
        return new Publication(version, now);
    }

    /**
     * Publishes a version at each of these times on the calling thread; ends early when interrupted.
     *
     * @param due in the pacer's time
     */
    List<Publication> publishAt(List<Long> due, Pacer pacer) {
        List<Publication> publications = new ArrayList<>();
        try {
            for (long time : due) {
                pacer.awaitUntil(time);
                publications.add(publish());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return publications;
    }

    /** The swaps with the first prediction by each version. */
    static List<Swap> swaps(List<Publication> publications, Map<String, Deliveries.FirstPrediction> first) {
        return publications.stream()
                .map(p -> new Swap(p.version(), p.micros(), first.get(p.version())))
                .toList();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
