/** Tests. */
@NullMarked
package io.agestream.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
