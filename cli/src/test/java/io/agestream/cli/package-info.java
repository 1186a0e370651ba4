/** Tests. */
@NullMarked
package io.agestream.cli;

import org.jspecify.annotations.NullMarked;
