/** Tests. */
@NullMarked
package io.agestream.evaluation.scoring;

import org.jspecify.annotations.NullMarked;
