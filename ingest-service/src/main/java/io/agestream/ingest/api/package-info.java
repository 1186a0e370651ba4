/**
 * What speaks HTTP: images in, and whether this service is well. Nothing is decoded here.
 */
@NullMarked
package io.agestream.ingest.api;

import org.jspecify.annotations.NullMarked;
