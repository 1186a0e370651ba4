/**
 * Runs a checkpoint's network on examples, as predict-service runs it on images.
 */
@NullMarked
package io.agestream.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
