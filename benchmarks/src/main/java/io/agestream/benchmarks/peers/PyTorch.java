package io.agestream.benchmarks.peers;

import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;

/** The network as predict loads it and scores with it. Comparisons know the engine's classes only here. */
final class PyTorch implements AutoCloseable {

    private final Network network;

    PyTorch(TestCheckpoint checkpoint) {
        this.network = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
    }

    /** For the calling thread. */
    Scoring scoring() {
        Scorer scorer = network.newScorer();
        return new Scoring() {
            @Override
            public void score(ByteBuffer tensors, int count) {
                scorer.score(tensors, count, 1);
            }

            @Override
            public void close() {
                scorer.close();
            }
        };
    }

    @Override
    public void close() {
        network.close();
    }
}
