/**
 * What is printed: lines, a progress line on a terminal, tables, and failures as one sentence.
 */
@NullMarked
package io.agestream.cli.console;

import org.jspecify.annotations.NullMarked;
