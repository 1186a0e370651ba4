package io.agestream.system.load;

import java.time.Instant;

/**
 * What became of one record.
 *
 * @param version       of the model; empty for a dead letter
 * @param partition     of the topic that it stands in
 * @param offset        there
 * @param imageTime     when the image was produced
 * @param predictedTime when it was scored
 * @param written       when the result was written
 */
public record Outcome(
        String id,
        String version,
        int partition,
        long offset,
        Instant imageTime,
        Instant predictedTime,
        Instant written) {

    public boolean isPrediction() {
        return !version.isEmpty();
    }

    /** From the image to its result, in milliseconds. */
    public double latencyMillis() {
        return written.toEpochMilli() - imageTime.toEpochMilli();
    }
}
