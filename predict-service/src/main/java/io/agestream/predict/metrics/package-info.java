/**
 * The meters of scoring and loading in Micrometer. Nothing else knows Micrometer.
 */
@NullMarked
package io.agestream.predict.metrics;

import org.jspecify.annotations.NullMarked;
