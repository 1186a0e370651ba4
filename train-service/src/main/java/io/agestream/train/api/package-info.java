/**
 * The HTTP entrance: progress and health.
 */
@NullMarked
package io.agestream.train.api;

import org.jspecify.annotations.NullMarked;
