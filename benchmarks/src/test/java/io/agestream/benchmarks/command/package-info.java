/** Tests. */
@NullMarked
package io.agestream.benchmarks.command;

import org.jspecify.annotations.NullMarked;
