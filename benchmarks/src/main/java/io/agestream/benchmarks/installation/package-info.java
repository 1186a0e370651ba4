/**
 * The processes that are measured, their topics and what they use of the machine. Not the load.
 */
@NullMarked
package io.agestream.benchmarks.installation;

import org.jspecify.annotations.NullMarked;
