package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Network;
import java.util.Optional;

/**
 * Makes a model of a published checkpoint, or says why not: manifest, policy, weights, network, warm-up, golden batch,
 * in this order. Uses the calling thread and, for the warm-up, the workers.
 */
public final class CheckpointLoader {

    private final CheckpointPolicy policy;
    private final WeightsSource weights;
    private final WarmUp warmUp;
    private final int workers;

    /** @param workers how many threads score at once */
    public CheckpointLoader(CheckpointPolicy policy, WeightsSource weights, WarmUp warmUp, int workers) {
        this.policy = policy;
        this.weights = weights;
        this.warmUp = warmUp;
        this.workers = workers;
    }

    sealed interface Result {
        /** The caller owns the model. */
        record Loaded(LoadedModel model) implements Result {}

        /** @param reason the end of a sentence */
        record Refused(String reason) implements Result {}
    }

    /** Unchecked exceptions are those of the {@link WeightsSource}, whose trouble may pass; everything else is an answer. */
    Result load(Candidate candidate) {
        Manifest manifest;
        try {
            manifest = Manifest.fromJson(candidate.manifest());
        } catch (IllegalArgumentException e) {
            return new Result.Refused("its manifest cannot be read: " + e.getMessage());
        }
        if (!manifest.version().equals(candidate.version())) {
            return new Result.Refused(
                    "its manifest is that of " + manifest.version() + ", published under another version's key");
        }
        Optional<String> refusal = policy.refusal(manifest);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        try {
            return build(manifest, weights.fetch(manifest.version(), manifest.weights()));
        } catch (UnreadableBlobException e) {
            return new Result.Refused("its weights cannot be read: " + e.getMessage());
        }
    }

    private Result build(Manifest manifest, byte[] bytes) {
        LoadedModel model;
        try {
            model = new LoadedModel(manifest, Network.frozen(manifest.network(), manifest.tensor(), bytes), workers);
        } catch (RuntimeException e) { // the engine's own, of any kind, for a description that does not fit together
            return new Result.Refused("its network cannot be built: " + e.getMessage());
        }
        Optional<String> failure = tried(model);
        if (failure.isPresent()) {
            model.release();
            return new Result.Refused(failure.get());
        }
        return new Result.Loaded(model);
    }

    private Optional<String> tried(LoadedModel model) {
        Manifest manifest = model.manifest();
        GoldenBatch golden = new GoldenBatch(manifest.tensor());
        model.acquire();
        try (ModelLease lease = new ModelLease(model)) {
            warmUp.run(lease);
            return golden.difference(manifest.golden(), golden.score(model.scorer(0), manifest.temperature()));
        } catch (RuntimeException e) { // as above
            return Optional.of("its network cannot score: " + e.getMessage());
        }
    }
}
