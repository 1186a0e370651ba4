/**
 * The Kafka Streams topology and its runner: which record goes to which topic. No decisions about images.
 */
@NullMarked
package io.agestream.ingest.topology;

import org.jspecify.annotations.NullMarked;
