/**
 * JMH benchmarks of the parts, and how they are run. No Kafka.
 */
@NullMarked
package io.agestream.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
