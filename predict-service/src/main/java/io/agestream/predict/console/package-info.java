/**
 * What the console page is told while somebody looks at it: outcomes of images, the last minutes, the models. Plain Java: where
 * it comes from is {@code watching}'s matter, and how it reaches a browser {@code api}'s.
 */
@NullMarked
package io.agestream.predict.console;

import org.jspecify.annotations.NullMarked;
