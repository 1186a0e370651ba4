package io.agestream.predict.loading;

import io.agestream.model.network.Network;
import io.agestream.testing.checkpoint.TestCheckpoint;

/** Lets tests of other packages serve a model without Kafka. */
public final class TestModels {

    private TestModels() {}

    public static void serve(LiveModel live, String version, TestCheckpoint checkpoint, int workers) {
        Network network = Network.frozen(checkpoint.network(), TestCheckpoint.TENSOR, checkpoint.weights());
        live.serve(new LoadedModel(checkpoint.manifest(version, checkpoint.blob()), network, workers));
    }
}
