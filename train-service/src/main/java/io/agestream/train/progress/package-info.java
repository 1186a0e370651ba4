/**
 * Where the run stands, for whoever asks: the HTTP API, the log, a terminal.
 */
@NullMarked
package io.agestream.train.progress;

import org.jspecify.annotations.NullMarked;
