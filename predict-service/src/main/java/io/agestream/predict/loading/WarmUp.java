package io.agestream.predict.loading;

import java.util.Optional;

/** Runs a network that does not serve yet, so that its first real batch is not slow, and sees whether it is what it should be. */
@FunctionalInterface
public interface WarmUp {

    /**
     * Scores golden tensors with this model on the calling thread. It is not a worker's, so that no batch has to wait
     * until they are done; once is enough to see whether the network is right, which all workers share.
     *
     * @return empty if the results are those of the manifest, or else what is wrong; the end of a sentence
     */
    Optional<String> run(ModelLease model);
}
