/**
 * How well networks learn: runs of training as the service does it, in this process, on labelled faces. No speed.
 */
@NullMarked
package io.agestream.benchmarks.learning;

import org.jspecify.annotations.NullMarked;
