/** Tests of the broker; those named IT start real ones. */
@NullMarked
package io.agestream.devbroker;

import org.jspecify.annotations.NullMarked;
