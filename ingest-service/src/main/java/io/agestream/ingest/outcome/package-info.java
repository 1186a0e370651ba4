/**
 * What becomes of one record: accepted with a tensor, or rejected with a reason. Not where either is written to.
 */
@NullMarked
package io.agestream.ingest.outcome;

import org.jspecify.annotations.NullMarked;
