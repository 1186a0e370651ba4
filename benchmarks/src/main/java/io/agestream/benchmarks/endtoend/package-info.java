/**
 * The measurement of the whole pipeline, Kafka to Kafka: backlog, load, swaps, reading back.
 */
@NullMarked
package io.agestream.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
