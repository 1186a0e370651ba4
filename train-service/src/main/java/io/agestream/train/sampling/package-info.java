/**
 * Which examples an epoch sees, how often, and in which order. All of it is drawn from the run's seed; no storage, no engine.
 */
@NullMarked
package io.agestream.train.sampling;

import org.jspecify.annotations.NullMarked;
