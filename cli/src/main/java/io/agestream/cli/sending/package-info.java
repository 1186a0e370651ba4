/**
 * Sending images to the images topic, and reading back what became of them.
 */
@NullMarked
package io.agestream.cli.sending;

import org.jspecify.annotations.NullMarked;
