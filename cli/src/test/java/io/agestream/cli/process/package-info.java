/** Tests. */
@NullMarked
package io.agestream.cli.process;

import org.jspecify.annotations.NullMarked;
