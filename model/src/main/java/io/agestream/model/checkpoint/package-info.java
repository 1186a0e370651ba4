/**
 * Whether a checkpoint is what its manifest says and fits this installation: the checks before it may score.
 */
@NullMarked
package io.agestream.model.checkpoint;

import org.jspecify.annotations.NullMarked;
