/** Tests. */
@NullMarked
package io.agestream.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
