/**
 * Faces drawn from a seed, in which the age shows. Nobody real, and no data set.
 */
@NullMarked
package io.agestream.cli.synthetic;

import org.jspecify.annotations.NullMarked;
