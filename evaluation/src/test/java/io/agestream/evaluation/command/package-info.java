/** Tests. */
@NullMarked
package io.agestream.evaluation.command;

import org.jspecify.annotations.NullMarked;
