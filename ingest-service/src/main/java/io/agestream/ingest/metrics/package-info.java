/**
 * The meters of this service, in Micrometer. Only counts and times, never an id.
 */
@NullMarked
package io.agestream.ingest.metrics;

import org.jspecify.annotations.NullMarked;
