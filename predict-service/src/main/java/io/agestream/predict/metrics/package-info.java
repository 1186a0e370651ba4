/**
 * The meters of scoring and loading in Micrometer. Nothing but this and the wiring knows Micrometer.
 */
@NullMarked
package io.agestream.predict.metrics;

import org.jspecify.annotations.NullMarked;
