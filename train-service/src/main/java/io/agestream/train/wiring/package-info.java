/**
 * The composition root: configuration in, running threads out. The only package that builds things.
 */
@NullMarked
package io.agestream.train.wiring;

import org.jspecify.annotations.NullMarked;
