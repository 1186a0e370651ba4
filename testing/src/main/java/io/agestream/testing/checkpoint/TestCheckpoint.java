package io.agestream.testing.checkpoint;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.Sha256;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.manifest.EpochReport;
import io.agestream.model.manifest.Lineage;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.network.Networks;
import io.agestream.model.network.Scorer;
import io.agestream.model.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A network with initial weights of a seed, and what training would say of it: what it predicts means nothing. */
public record TestCheckpoint(NetworkDescription network, byte[] weights, List<float[]> golden) {

    public static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;
    public static final AgeGroups GROUPS = AgeGroups.DEFAULT;

    public static TestCheckpoint of(String networkName, int seed) {
        NetworkDescription description = Networks.named(networkName, GROUPS.count());
        try (Network network = Network.initialised(description, TENSOR, seed);
                Scorer scorer = network.newScorer()) {
            return new TestCheckpoint(description, network.weights(), new GoldenBatch(TENSOR).score(scorer));
        }
    }

    /** Its manifest as the given version, with the weights where the blob says. */
    public Manifest manifest(String version, Blob blob) {
        return new Manifest(
                "age",
                version,
                Instant.parse("2026-11-23T18:45:00Z"),
                blob,
                null,
                network,
                TENSOR,
                TENSOR.hash(),
                GROUPS,
                1,
                golden,
                Recipe.plain(0.01f, 0f, 128, 20, 1),
                new EpochReport(3, 20, 442, 18854, 171, 1.2, 0.54, 2095, 1.25, 0.523),
                List.of(),
                null,
                new Lineage(
                        "age.examples",
                        Map.of(0, 100L),
                        "f",
                        18854,
                        2095,
                        Map.of(25, 9427, 34, 9427),
                        "hash",
                        null,
                        null),
                Map.of("djl", "0.36.0"));
    }

    /** A blob with the right size and SHA-256 that stands nowhere. */
    public Blob blob() {
        return new Blob(Sha256.hex(weights), weights.length, "age.checkpoints", 0, List.of());
    }
}
