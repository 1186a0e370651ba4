/**
 * The command line of the benchmarks. Measures nothing itself.
 */
@NullMarked
package io.agestream.benchmarks.command;

import org.jspecify.annotations.NullMarked;
