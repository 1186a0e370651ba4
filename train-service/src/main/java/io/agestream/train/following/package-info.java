/**
 * Reads the examples topic into the store.
 */
@NullMarked
package io.agestream.train.following;

import org.jspecify.annotations.NullMarked;
