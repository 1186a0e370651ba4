/** Figures of a run: percentiles, what processes hold over time, its slope, and the files they are written to. */
package io.agestream.system.measurement;
