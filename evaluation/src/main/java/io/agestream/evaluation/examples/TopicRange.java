package io.agestream.evaluation.examples;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A part of a topic of tensors.
 *
 * @param topic     such as {@code age.examples}
 * @param partition the only one to be read; null for all
 * @param from      the first offset; null for the earliest. Offsets go with a partition
 * @param to        the offset to stop before; null for where the partition ends when reading begins
 * @param since     records from this time on; null for all
 * @param until     records before this time; null for all
 */
public record TopicRange(
        String topic,
        @Nullable Integer partition,
        @Nullable Long from,
        @Nullable Long to,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** @throws IllegalArgumentException if offsets are given without a partition, or it ends before it begins */
    public TopicRange {
        if (partition == null && (from != null || to != null)) {
            throw new IllegalArgumentException("Offsets are those of a partition: say --partition, too.");
        }
        boolean offsetsDescend = from != null && to != null && to < from;
        boolean timesDescend = since != null && until != null && until.isBefore(since);
        if (offsetsDescend || timesDescend) {
            throw new IllegalArgumentException("The range ends before it begins.");
        }
    }

    /** Such as {@code age.examples, partition 3, offsets 100 to 200, since 2026-11-23T18:45:00Z}. */
    String words() {
        StringBuilder words = new StringBuilder(topic);
        if (partition != null) {
            words.append(", partition ").append(partition);
        }
        if (from != null) {
            words.append(", from offset ").append(from);
        }
        if (to != null) {
            words.append(", up to offset ").append(to);
        }
        if (since != null) {
            words.append(", since ").append(since);
        }
        if (until != null) {
            words.append(", until ").append(until);
        }
        return words.toString();
    }
}
