/**
 * Watches the pipeline for the console, whichever instances do the work: outcomes and offsets from Kafka, training from
 * train-service. Only while somebody looks.
 */
@NullMarked
package io.agestream.predict.watching;

import org.jspecify.annotations.NullMarked;
