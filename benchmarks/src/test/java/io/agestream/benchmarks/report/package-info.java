/** Tests. */
@NullMarked
package io.agestream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
