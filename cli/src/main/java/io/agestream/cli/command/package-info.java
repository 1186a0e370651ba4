/**
 * The commands as picocli sees them: options, help, exit codes. What they do lives in the other packages.
 */
@NullMarked
package io.agestream.cli.command;

import org.jspecify.annotations.NullMarked;
