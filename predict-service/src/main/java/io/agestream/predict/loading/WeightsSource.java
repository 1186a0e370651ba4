package io.agestream.predict.loading;

import io.agestream.contract.checkpoint.Blob;
import io.agestream.contract.checkpoint.UnreadableBlobException;
import java.nio.ByteBuffer;

/** Where weights come from. */
@FunctionalInterface
public interface WeightsSource {

    /**
     * Fetches the weights of a version and checks size and SHA-256.
     *
     * @return safetensors, which are good until the next call
     * @throws UnreadableBlobException if they are missing or damaged, so that trying again is of no use; what may pass,
     *     such as a broker that does not answer, is an unchecked exception of the source's own
     */
    ByteBuffer fetch(String version, Blob blob) throws UnreadableBlobException;
}
