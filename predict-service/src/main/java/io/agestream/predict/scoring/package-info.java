/**
 * From a batch of tensors to predictions on the processor's cores. Plain Java: no records, no offsets, no loading of models.
 */
@NullMarked
package io.agestream.predict.scoring;

import org.jspecify.annotations.NullMarked;
