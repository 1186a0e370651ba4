/**
 * How a network learns: epochs, batches, the optimizer, validation. Not when, and not what becomes of the result.
 */
@NullMarked
package io.agestream.train.training;

import org.jspecify.annotations.NullMarked;
