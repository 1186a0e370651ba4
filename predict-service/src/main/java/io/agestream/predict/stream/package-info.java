/**
 * Everything that talks to Kafka: the transactional batch loop and the follower of the models topic. No arithmetic.
 */
@NullMarked
package io.agestream.predict.stream;

import org.jspecify.annotations.NullMarked;
