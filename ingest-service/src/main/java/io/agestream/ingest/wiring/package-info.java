/**
 * The composition root: settings are read, checked and put together here, and nowhere else.
 */
@NullMarked
package io.agestream.ingest.wiring;

import org.jspecify.annotations.NullMarked;
