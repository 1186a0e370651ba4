/** Tests. */
@NullMarked
package io.agestream.benchmarks.load;

import org.jspecify.annotations.NullMarked;
