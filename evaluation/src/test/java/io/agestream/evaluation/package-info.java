/** Tests. */
@NullMarked
package io.agestream.evaluation;

import org.jspecify.annotations.NullMarked;
