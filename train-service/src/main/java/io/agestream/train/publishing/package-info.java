/**
 * Checkpoints on Kafka: writing one, pruning old ones, finding the one to go on from.
 */
@NullMarked
package io.agestream.train.publishing;

import org.jspecify.annotations.NullMarked;
