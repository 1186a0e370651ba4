/**
 * What it costs to double the work or the means: processor time and memory of a whole pipeline. Only the comparison;
 * the pipelines are those of {@code endtoend}.
 */
@NullMarked
package io.agestream.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
