/**
 * The commands as a user types them: options, order of steps, output.
 */
@NullMarked
package io.agestream.evaluation.command;

import org.jspecify.annotations.NullMarked;
