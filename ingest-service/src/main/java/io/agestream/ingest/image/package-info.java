/**
 * What an encoded image says of itself before any pixel is decoded: format and dimensions, and the limits on them. No pixels.
 */
@NullMarked
package io.agestream.ingest.image;

import org.jspecify.annotations.NullMarked;
