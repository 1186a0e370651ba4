package io.agestream.predict.loading;

import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.network.Network;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.testing.checkpoint.TestCheckpoint;
import java.nio.ByteBuffer;

/** Lets tests of other packages serve a model without Kafka. */
public final class TestModels {

    /** On the calling thread. */
    static final WarmUp WARM_UP = lease -> lease.difference(new GoldenBatch(TestCheckpoint.TENSOR));

    private TestModels() {}

    static ModelBuilder builder(WarmUp warmUp, int workers) {
        return new ModelBuilder(EngineChoice.named("pytorch"), warmUp, lease -> 1, workers, false);
    }

    public static void serve(LiveModel live, String version, TestCheckpoint checkpoint, int workers) {
        serve(live, version, checkpoint, workers, () -> {});
    }

    /** @param beforeScoring what a worker does first with each shard */
    public static void serve(
            LiveModel live, String version, TestCheckpoint checkpoint, int workers, Runnable beforeScoring) {
        Network network = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
        ScoringNetwork held = new ScoringNetwork() {
            @Override
            public Scorer newScorer() {
                return new HeldScorer(network.newScorer(), beforeScoring);
            }

            @Override
            public void close() {
                network.close();
            }
        };
        live.serve(new LoadedModel(checkpoint.manifest(version, checkpoint.blob()), "pytorch", held, workers, false));
    }

    private record HeldScorer(Scorer scorer, Runnable beforeScoring) implements Scorer {
        @Override
        public float[][] logits(ByteBuffer tensors, int n) {
            return scorer.logits(tensors, n);
        }

        @Override
        public float[][] score(ByteBuffer tensors, int n, double temperature) {
            beforeScoring.run();
            return scorer.score(tensors, n, temperature);
        }

        @Override
        public void close() {
            scorer.close();
        }
    }
}
