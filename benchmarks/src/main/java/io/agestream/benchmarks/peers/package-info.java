/**
 * Bare predictors, what Kafka alone allows, and the service between them.
 */
@NullMarked
package io.agestream.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
