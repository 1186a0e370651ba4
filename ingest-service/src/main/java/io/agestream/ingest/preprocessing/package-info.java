/**
 * Encoded image in, tensor out, by OpenCV; the only package that touches native memory. No Kafka, no limits.
 */
@NullMarked
package io.agestream.ingest.preprocessing;

import org.jspecify.annotations.NullMarked;
