/** Tests. */
@NullMarked
package io.agestream.cli.images;

import org.jspecify.annotations.NullMarked;
