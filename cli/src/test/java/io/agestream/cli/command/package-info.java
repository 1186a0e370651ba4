/** Tests. */
@NullMarked
package io.agestream.cli.command;

import org.jspecify.annotations.NullMarked;
