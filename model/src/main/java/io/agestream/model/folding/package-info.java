/**
 * Rewrites a network and its weights into a smaller one that computes the same when scoring. Plain numbers, no engine.
 */
@NullMarked
package io.agestream.model.folding;

import org.jspecify.annotations.NullMarked;
