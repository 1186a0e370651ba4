/**
 * The composition root: configuration in, running service out, and how the process ends.
 */
@NullMarked
package io.agestream.predict.wiring;

import org.jspecify.annotations.NullMarked;
