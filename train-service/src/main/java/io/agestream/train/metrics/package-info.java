/**
 * The meters of this service, in Micrometer. Nothing but this and the wiring knows Micrometer.
 */
@NullMarked
package io.agestream.train.metrics;

import org.jspecify.annotations.NullMarked;
