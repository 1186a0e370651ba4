/** Tests. */
@NullMarked
package io.agestream.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
