/**
 * Checkpoints as files: which version is meant, fetching and checking it, and writing it in the format asked for. No engine.
 */
@NullMarked
package io.agestream.cli.export;

import org.jspecify.annotations.NullMarked;
