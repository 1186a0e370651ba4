package io.agestream.benchmarks.peers;

import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Safetensors;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;

/** The network as predict loads it into one of its engines and scores with it. */
final class Engine implements AutoCloseable {

    private final String name;
    private final ScoringNetwork network;

    Engine(ScoringEngine engine, TestCheckpoint checkpoint) {
        engine.load();
        this.name = engine.name();
        this.network =
                engine.build(checkpoint.network(), TestCheckpoint.TENSOR, Safetensors.read(checkpoint.weights()));
    }

    String name() {
        return name;
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
