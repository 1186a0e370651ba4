/**
 * Tables, CSV files and pictures of what was measured. Nothing is measured here.
 */
@NullMarked
package io.agestream.benchmarks.report;

import org.jspecify.annotations.NullMarked;
