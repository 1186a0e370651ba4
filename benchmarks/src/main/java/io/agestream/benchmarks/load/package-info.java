/**
 * When arrivals are due and that they are sent then: rates, workload shapes, the open loop. Not what is measured of them.
 */
@NullMarked
package io.agestream.benchmarks.load;

import org.jspecify.annotations.NullMarked;
