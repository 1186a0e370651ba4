/** Tests. */
@NullMarked
package io.agestream.benchmarks;

import org.jspecify.annotations.NullMarked;
