/** Tests. */
@NullMarked
package io.agestream.cli.synthetic;

import org.jspecify.annotations.NullMarked;
