/**
 * How a checkpoint becomes the network that scores: following the models, checking, building, swapping, closing. Plain Java, no records.
 */
@NullMarked
package io.agestream.predict.loading;

import org.jspecify.annotations.NullMarked;
