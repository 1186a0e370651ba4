/** The service as a whole: with a real broker, real small networks, and how fast it is. */
@NullMarked
package io.agestream.predict;

import org.jspecify.annotations.NullMarked;
