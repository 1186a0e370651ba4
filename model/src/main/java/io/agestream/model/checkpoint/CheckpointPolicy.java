package io.agestream.model.checkpoint;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.Manifest;
import java.util.Optional;

/**
 * Which checkpoints an installation accepts, judged by their manifests.
 *
 * @param ageGroups the groups that predictions are made in; a network that estimates single years fits any
 * @param tensor    the specification of the tensors to be scored
 */
public record CheckpointPolicy(AgeGroups ageGroups, TensorSpecification tensor) {

    /**
     * Judges a manifest.
     *
     * @return empty if the checkpoint may be loaded, or else why not, as the end of a sentence
     */
    public Optional<String> refusal(Manifest manifest) {
        if (!manifest.tensor().hash().equals(manifest.tensorHash())) {
            return Optional.of("its tensor specification hashes to "
                    + manifest.tensor().hash() + ", not to " + manifest.tensorHash() + " as its manifest says");
        }
        if (!manifest.tensor().equals(tensor)) {
            return Optional.of(
                    "it takes tensors of specification " + manifest.tensor() + ", but those here are " + tensor);
        }
        if (manifest.network().ages() == null) {
            return groupRefusal(manifest).or(() -> temperatureRefusal(manifest));
        }
        return temperatureRefusal(manifest);
    }

    private Optional<String> groupRefusal(Manifest manifest) {
        if (!manifest.ageGroups().equals(ageGroups)) {
            return Optional.of("it was trained for the age groups "
                    + String.join(", ", manifest.ageGroups().names()) + ", but this service is configured for "
                    + String.join(", ", ageGroups.names()));
        }
        if (manifest.network().outputs() != ageGroups.count()) {
            return Optional.of("its network has " + manifest.network().outputs() + " outputs for " + ageGroups.count()
                    + " age groups");
        }
        return Optional.empty();
    }

    private static Optional<String> temperatureRefusal(Manifest manifest) {
        if (!(manifest.temperature() > 0 && Double.isFinite(manifest.temperature()))) {
            return Optional.of("its temperature is " + manifest.temperature() + ", which is not above 0");
        }
        return Optional.empty();
    }
}
