/**
 * What live predictions are worth: how right they are where the age is known, and how far they have moved from what the
 * model was trained with. Plain Java: no meters, no records of Kafka.
 */
@NullMarked
package io.agestream.predict.quality;

import org.jspecify.annotations.NullMarked;
