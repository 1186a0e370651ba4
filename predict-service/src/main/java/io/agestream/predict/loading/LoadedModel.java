package io.agestream.predict.loading;

import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.MirroredScorer;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A built network with a scorer per worker. It counts who uses it: its owner from the start, and every lease. Whoever
 * gives it up last closes the network, on his thread; until then nobody can be scoring with freed memory.
 */
final class LoadedModel {

    private final Manifest manifest;
    private final String engine;
    private final ScoringNetwork network;
    private final List<Scorer> scorers;
    private final List<Scorer> serving;
    private final AtomicInteger users = new AtomicInteger(1);

    /**
     * Takes over the network.
     *
     * @param engine   name of what it computes with
     * @param workers  how many threads may score at once
     * @param mirrored whether it scores mirror images, too
     */
    LoadedModel(Manifest manifest, String engine, ScoringNetwork network, int workers, boolean mirrored) {
        this.manifest = manifest;
        this.engine = engine;
        this.network = network;
        this.scorers =
                IntStream.range(0, workers).mapToObj(i -> network.newScorer()).toList();
        this.serving = mirrored
                ? scorers.stream()
                        .<Scorer>map(scorer -> new MirroredScorer(scorer, manifest.tensor()))
                        .toList()
                : scorers;
    }

    Manifest manifest() {
        return manifest;
    }

    String engine() {
        return engine;
    }

    /** What computes the network as it is, whether mirror images count or not. */
    Scorer scorer(int worker) {
        return scorers.get(worker);
    }

    /** What is wrong with what the first worker's scorer makes of the golden tensors; empty if nothing. */
    Optional<String> difference(GoldenBatch golden) {
        return golden.difference(manifest.golden(), scorer(0));
    }

    float[][] score(int worker, ByteBuffer tensors, int n) {
        return serving.get(worker).score(tensors, n, manifest.temperature());
    }

    /** One more user; false if the last one has gone already. */
    boolean acquire() {
        return users.updateAndGet(n -> n == 0 ? 0 : n + 1) > 0;
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            scorers.forEach(Scorer::close);
            network.close();
        }
    }
}
