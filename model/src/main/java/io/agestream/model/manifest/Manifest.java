package io.agestream.model.manifest;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.json.Json;
import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.evaluation.Assessment;
import io.agestream.model.network.NetworkDescription;
import io.agestream.model.recipe.Recipe;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a checkpoint's weights: everything needed to check, load and judge it.
 *
 * @param name        of the model, the same for all its versions
 * @param version     of this checkpoint
 * @param created     when training published it
 * @param weights     safetensors with all parameters and statistics, as they serve
 * @param optimizer   safetensors with what else it takes to train on; null if nothing
 * @param network     what the weights belong to
 * @param tensor      what the network takes
 * @param tensorHash  {@link TensorSpecification#hash()} of it
 * @param ageGroups   what the outputs mean
 * @param temperature that scoring divides the logits by
 * @param golden      the probabilities that this network gives the golden batch at temperature 1, a row per tensor
 * @param recipe      how it is trained
 * @param epoch       how the last epoch went
 * @param history     how the epochs before it went, oldest first, up to {@value #HISTORY}
 * @param evaluation  how right it is on the validation fold; null if that is empty
 * @param lineage     what it was made from
 * @param libraries   versions of what computed it, by name
 */
public record Manifest(
        String name,
        String version,
        Instant created,
        Blob weights,
        @Nullable Blob optimizer,
        NetworkDescription network,
        TensorSpecification tensor,
        String tensorHash,
        AgeGroups ageGroups,
        double temperature,
        List<float[]> golden,
        Recipe recipe,
        EpochReport epoch,
        List<EpochReport> history,
        @Nullable Assessment evaluation,
        Lineage lineage,
        Map<String, String> libraries) {

    /** The manifests of most of these epochs are no longer kept. */
    public static final int HISTORY = 500;

    public Manifest {
        // Read from JSON, where anything may be missing.
        Objects.requireNonNull(name, "name is missing");
        Objects.requireNonNull(version, "version is missing");
        Objects.requireNonNull(created, "created is missing");
        Objects.requireNonNull(weights, "weights is missing");
        Objects.requireNonNull(network, "network is missing");
        Objects.requireNonNull(tensor, "tensor is missing");
        Objects.requireNonNull(tensorHash, "tensorHash is missing");
        Objects.requireNonNull(ageGroups, "ageGroups is missing");
        Objects.requireNonNull(golden, "golden is missing");
        Objects.requireNonNull(epoch, "epoch is missing");
        Objects.requireNonNull(libraries, "libraries is missing");
        golden = List.copyOf(golden);
        history = history == null ? List.of() : List.copyOf(history); // those of earlier releases have none
        libraries = Map.copyOf(libraries);
    }

    /** The same for predictions in these groups. */
    public Manifest withAgeGroups(AgeGroups groups) {
        return new Manifest(
                name,
                version,
                created,
                weights,
                optimizer,
                network,
                tensor,
                tensorHash,
                groups,
                temperature,
                golden,
                recipe,
                epoch,
                history,
                evaluation,
                lineage,
                libraries);
    }

    public byte[] toJson() {
        return Json.write(this);
    }

    /** @throws IllegalArgumentException if the bytes are not a manifest; the message is fit for a user */
    public static Manifest fromJson(byte[] json) {
        return Json.read(json, Manifest.class);
    }
}
