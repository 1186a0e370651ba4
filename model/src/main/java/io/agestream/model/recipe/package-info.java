/** How a network is trained, as data: what a recipe says, and the files it is read from. No training. */
@NullMarked
package io.agestream.model.recipe;

import org.jspecify.annotations.NullMarked;
