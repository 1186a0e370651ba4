/** Tests. */
@NullMarked
package io.agestream.benchmarks.learning;

import org.jspecify.annotations.NullMarked;
