/** Tests. */
@NullMarked
package io.agestream.cli.sending;

import org.jspecify.annotations.NullMarked;
