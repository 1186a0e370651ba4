/**
 * How Kafka is reached: client properties, topics, and what went wrong as a sentence.
 */
@NullMarked
package io.agestream.cli.kafka;

import org.jspecify.annotations.NullMarked;
