package io.agestream.predict.console;

import org.jspecify.annotations.Nullable;

/**
 * What waits in Kafka at a moment; null is what could not be asked for.
 *
 * @param images     ever sent to the images topic
 * @param ingestLag  of them not taken in yet
 * @param predictLag tensors not scored yet
 */
public record Load(
        @Nullable Long images,
        @Nullable Long ingestLag,
        @Nullable Long predictLag) {

    /** Nothing could be asked for. */
    public static final Load UNKNOWN = new Load(null, null, null);
}
