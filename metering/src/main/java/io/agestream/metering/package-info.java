/**
 * Meters that more than one service has, so that their names, tags and buckets are the same everywhere: what becomes of
 * records, how long stages take, lag, memory, Kafka's clients. What only one service counts lives there.
 */
@NullMarked
package io.agestream.metering;

import org.jspecify.annotations.NullMarked;
