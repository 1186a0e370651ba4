/** Checkpoints of untrained networks and how they are published, for tests and measurements. No assertions, no services. */
@NullMarked
package io.agestream.testing.checkpoint;

import org.jspecify.annotations.NullMarked;
