/**
 * What an evaluation found, as JSON and as tables for a terminal. The figures are the model module's.
 */
@NullMarked
package io.agestream.evaluation.result;

import org.jspecify.annotations.NullMarked;
