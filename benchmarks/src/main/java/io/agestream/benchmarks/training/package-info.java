/**
 * Training steps as the service takes them. Only in this process.
 */
@NullMarked
package io.agestream.benchmarks.training;

import org.jspecify.annotations.NullMarked;
