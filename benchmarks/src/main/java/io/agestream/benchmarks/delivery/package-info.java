/**
 * What became of each arrival: its prediction, when, how often, and the latencies of windows of them. No Kafka, no output.
 */
@NullMarked
package io.agestream.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
