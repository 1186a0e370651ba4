package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.UnreadableBlobException;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.model.manifest.Manifest;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Makes a model of a published checkpoint, or says why not: manifest, policy, weights, network, warm-up with the
 * golden batch, in this order. Uses the calling thread and, to try engines, the workers.
 */
public final class CheckpointLoader {

    private final CheckpointPolicy policy;
    private final WeightsSource weights;
    private final ModelBuilder builder;

    public CheckpointLoader(CheckpointPolicy policy, WeightsSource weights, ModelBuilder builder) {
        this.policy = policy;
        this.weights = weights;
        this.builder = builder;
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
            // A network that estimates single years predicts in the groups of this installation, whatever its own were.
            return build(
                    manifest.withAgeGroups(policy.ageGroups()), weights.fetch(manifest.version(), manifest.weights()));
        } catch (UnreadableBlobException e) {
            return new Result.Refused("its weights cannot be read: " + e.getMessage());
        }
    }

    private Result build(Manifest manifest, ByteBuffer safetensors) {
        try {
            return new Result.Loaded(builder.build(manifest, safetensors));
        } catch (UnusableNetworkException e) {
            return new Result.Refused(e.getMessage());
        }
    }
}
