package io.agestream.train.examples;

import java.util.Map;

/**
 * The line between the examples that a checkpoint has used and those that have come since.
 *
 * @param used by partition, the next offset behind those used
 * @param read by partition, the next offset that the store has not read
 */
record Watermark(Map<Integer, Long> used, Map<Integer, Long> read) {

    /** A corrected example has come since if its correction has. */
    boolean isBehind(Slot.Description example) {
        long line = used.getOrDefault(example.partition(), 0L);
        // A partition that ends before the line is of a topic made anew: all of it has come since.
        return example.offset() >= line || read.getOrDefault(example.partition(), 0L) < line;
    }
}
