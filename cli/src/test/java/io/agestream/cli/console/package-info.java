/** Tests. */
@NullMarked
package io.agestream.cli.console;

import org.jspecify.annotations.NullMarked;
