package io.agestream.evaluation.scoring;

import io.agestream.cli.console.CommandFailedException;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.checkpoint.CheckpointPolicy;
import io.agestream.model.checkpoint.GoldenBatch;
import io.agestream.model.engine.ScoringEngine;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.Scorer;
import io.agestream.model.network.ScoringNetwork;
import io.agestream.model.weights.Safetensors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A checkpoint's network, ready to score and checked as predict-service checks it. Owns native memory until closed. */
public final class CheckpointNetwork implements AutoCloseable {

    /** What ingest makes. */
    static final TensorSpecification TENSOR = TensorSpecification.GRAY_128;

    private final ScoringNetwork network;

    private CheckpointNetwork(ScoringNetwork network) {
        this.network = network;
    }

    /**
     * Builds it.
     *
     * @throws CommandFailedException if the checkpoint cannot be used
     */
    public static CheckpointNetwork load(Manifest manifest, byte[] safetensors, ScoringEngine engine) {
        new CheckpointPolicy(manifest.ageGroups(), TENSOR).refusal(manifest).ifPresent(reason -> {
            throw unusable(manifest, reason, null);
        });
        CheckpointNetwork loaded;
        try {
            engine.load();
            loaded = new CheckpointNetwork(
                    engine.build(manifest.network(), manifest.tensor(), Safetensors.read(safetensors)));
        } catch (RuntimeException | LinkageError e) { // the engine's own, of any kind, or a library that is not there
            throw unusable(
                    manifest,
                    engine.name() + " cannot compute it: " + e.getMessage() + " (--engine chooses another)",
                    e);
        }
        Optional<String> difference = loaded.difference(manifest);
        if (difference.isPresent()) {
            loaded.close();
            throw unusable(manifest, difference.get(), null);
        }
        return loaded;
    }

    private Optional<String> difference(Manifest manifest) {
        GoldenBatch golden = new GoldenBatch(manifest.tensor());
        try (Scorer scorer = newScorer()) {
            return golden.difference(manifest.golden(), scorer);
        }
    }

    private static CommandFailedException unusable(Manifest manifest, String reason, @Nullable Throwable cause) {
        return new CommandFailedException("Model " + manifest.version() + " cannot be used: " + reason + ".", cause);
    }

    Scorer newScorer() {
        return network.newScorer();
    }

    @Override
    public void close() {
        network.close();
    }
}
