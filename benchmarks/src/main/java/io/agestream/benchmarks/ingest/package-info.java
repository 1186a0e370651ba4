/**
 * The ingest service between the rates of its parts. Only in this process.
 */
@NullMarked
package io.agestream.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
