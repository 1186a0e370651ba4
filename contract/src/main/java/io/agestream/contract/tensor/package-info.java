/**
 * The specification of a preprocessed image, which ingest, training and scoring must agree on. No pixels.
 */
@NullMarked
package io.agestream.contract.tensor;

import org.jspecify.annotations.NullMarked;
