package io.agestream.model.manifest;

import java.util.Map;
import java.util.Objects;
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
 * @param ages        examples of the training fold by whole years of age: 34 holds those from 34 to below 35. Empty in a
 *     manifest that was written before these were counted
 * @param split       how examples are assigned to a fold
 * @param parent      version of the checkpoint that training went on from; null at the start
 * @param continual   what the epoch saw, if it was behind the planned ones; null if it was one of those
 */
public record Lineage(
        String topic,
        Map<Integer, Long> offsets,
        String fingerprint,
        int training,
        int validation,
        Map<Integer, Integer> ages,
        String split,
        @Nullable String parent,
        @Nullable Continual continual) {

    /**
     * What an epoch behind the planned ones saw of the training fold.
     *
     * @param newExamples those that came after the parent had been made
     * @param replayed    draws from those before
     */
    public record Continual(int newExamples, int replayed) {}

    public Lineage {
        offsets = Map.copyOf(offsets);
        ages = Map.copyOf(Objects.requireNonNullElse(ages, Map.of()));
    }
}
