package io.agestream.train.publishing;

import io.agestream.contract.tensor.TensorSpecification;
import io.agestream.model.age.AgeGroups;
import io.agestream.model.manifest.Manifest;
import io.agestream.model.network.NetworkDescription;

/**
 * What two checkpoints must have in common for training to go on from one to the other. Learning rate, batch size and
 * number of epochs may change on the way; another seed asks for another run.
 */
record RunIdentity(
        String model, NetworkDescription network, TensorSpecification tensor, AgeGroups ageGroups, int seed) {

    static RunIdentity of(Manifest manifest) {
        return new RunIdentity(
                manifest.name(),
                manifest.network(),
                manifest.tensor(),
                manifest.ageGroups(),
                manifest.recipe().seed());
    }
}
