package io.agestream.model.manifest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint was made from.
 *
 * @param topic       of the examples
 * @param offsets     by partition, the offset up to which the topic had been read
 * @param fingerprint of the data set as it was used: equal for equal sets of (id, tensor, age), whatever the order, and
 *     whatever the log's compaction has done
 * @param training    examples of the training fold inside the age groups
 * @param validation  examples of the validation fold inside the age groups
 * @param split       how examples are assigned to a fold
 * @param parent      version of the checkpoint that training went on from; null at the start
 */
public record Lineage(
        String topic,
        Map<Integer, Long> offsets,
        String fingerprint,
        int training,
        int validation,
        String split,
        @Nullable String parent) {

    public Lineage {
        offsets = Map.copyOf(offsets);
    }
}
