/** Tests. */
@NullMarked
package io.agestream.evaluation.examples;

import org.jspecify.annotations.NullMarked;
