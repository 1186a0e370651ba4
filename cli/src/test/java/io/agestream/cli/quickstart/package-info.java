/** Tests. */
@NullMarked
package io.agestream.cli.quickstart;

import org.jspecify.annotations.NullMarked;
