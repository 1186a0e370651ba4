package io.agestream.benchmarks.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that was published during a run.
 *
 * @param version   of it
 * @param published when the transaction with its manifest was committed, in microseconds since the epoch
 * @param first     the first prediction by it; null if it made none
 */
public record Swap(String version, long published, Deliveries.@Nullable FirstPrediction first) {}
