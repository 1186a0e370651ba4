/** Tests. */
@NullMarked
package io.agestream.evaluation.result;

import org.jspecify.annotations.NullMarked;
